# Makes what deploys are measured with: remotes.rb DIRECTORY. Twenty module repositories of thirty
# commits each, made of the largest of Debian's modules, and a control repository of five branches
# that use them at three tags and a branch.
require 'fileutils'
require 'open3'

MODULES = '/usr/share/puppet/modules'
target = ARGV.fetch(0)

def files(directory)
  Dir.glob('**/*', File::FNM_DOTMATCH, base: directory)
     .select { |file| File.file?(File.join(directory, file)) && !File.symlink?(File.join(directory, file)) }
end

def import(directory)
  FileUtils.mkdir_p(directory)
  system('git', 'init', '-q', '--bare', '-b', 'main', directory) or abort
  Open3.popen2('git', '-C', directory, 'fast-import', '--quiet') do |input, _, waiting|
    input.binmode
    yield input
    input.close
    waiting.value.success? or abort
  end
  system('git', '-C', directory, 'repack', '-adq') or abort
end

def data(io, text)
  io.write("data #{text.bytesize}\n", text, "\n")
end

def commit(io, ref, number)
  io.write("commit #{ref}\nmark :#{number}\n")
  io.write("committer Bench <bench@example.com> #{1_700_000_000 + number * 60} +0000\n")
  data(io, "Change #{number}")
end

def file(io, path, text, executable = false)
  io.write("M #{executable ? 100755 : 100644} inline #{path}\n")
  data(io, text)
end

largest = Dir["#{MODULES}/*"].select { |path| File.directory?(path) }.map { |path| File.realpath(path) }
                             .uniq.map { |path| [path, files(path)] }
                             .sort_by { |path, all| [-all.size, path] }.first(20)

names = largest.map do |directory, all|
  name = File.basename(directory).split('-').last
  import("#{target}/#{name}.git") do |io|
    (1..30).each do |number|
      commit(io, 'refs/heads/main', number)
      if number == 1
        all.each do |path|
          whole = File.join(directory, path)
          file(io, path, File.binread(whole), File.executable?(whole))
        end
      end
      file(io, 'CHANGES', (1..number).map { |n| "change #{n} of #{name}\n" }.join)
      io.write("reset refs/tags/v#{number / 10}.0.0\nfrom :#{number}\n\n") if number % 10 == 0
    end
  end
  name
end

import("#{target}/control.git") do |io|
  %w[production staging test feature_a feature_b].each_with_index do |branch, b|
    commit(io, "refs/heads/#{branch}", b + 1)
    modules = names.each_with_index.map do |name, i|
      version = (i + b) % 4 == 0 ? ":branch => 'main'" : ":tag => 'v#{1 + (i + b) % 3}.0.0'"
      "mod '#{name}',\n  :git => 'file://#{target}/#{name}.git',\n  #{version}\n\n"
    end
    file(io, 'Puppetfile', modules.join)
    file(io, 'environment.conf', "modulepath = modules\n")
    file(io, 'manifests/site.pp', "node default { notice('#{branch}') }\n")
  end
end
