# frozen_string_literal: true

module Puppet
  module Util
    extend Plumb::Incomplete

    module_function

    def absolute_path?(path, platform = nil)
      unless path.is_a?(String)
        Puppet.warning("Cannot check if #{path} is an absolute path because it is a '#{path.class}' and not a String'")
        return false
      end
      return path.match?(%r{\A(?:(?:[A-Z]:)?[\\/]|\\\\[^\\/]+[\\/][^\\/]+|//\?/)}i) if platform == :windows
      path.match?(%r{^/})
    end

    def deterministic_rand(seed, max)
      deterministic_rand_int(seed, max).to_s
    end

    def deterministic_rand_int(seed, max)
      Random.new(seed).rand(max)
    end

    def which(command)
      return (File.executable?(command) ? command : nil) if command.start_with?('/')
      ENV['PATH'].split(':').map { |each| File.join(each, command) }.find { |each| File.file?(each) && File.executable?(each) }
    end

    def execute(*args)
      Execution.execute(*args)
    end

    def symbolizehash(hash)
      hash.to_h { |key, value| [key.to_sym, value] }
    end

    def uri_encode(text)
      require 'erb'
      text.split('/', -1).map { |part| ERB::Util.url_encode(part) }.join('/')
    end

    module Execution
      extend Plumb::Incomplete

      # What a command printed, with its exit status.
      class ProcessOutput < String
        attr_reader :exitstatus

        def initialize(text, exitstatus)
          super(text)
          @exitstatus = exitstatus
        end
      end

      def self.execute(command, options = {})
        require 'open3'
        text, status = Open3.capture2e(*Array(command).map(&:to_s))
        if options.fetch(:failonfail, true) && !status.success?
          raise Puppet::ExecutionFailure,
                "Execution of '#{Array(command).join(' ')}' returned #{status.exitstatus}: #{text.strip}"
        end
        ProcessOutput.new(text, status.exitstatus)
      end
    end

    module Package
      def versioncmp(one, other, *)
        Plumb.call(Plumb.top_scope, 'versioncmp', [one, other])
      end
      module_function :versioncmp
    end

    module Json
      def self.load(text, *)
        require 'json'
        JSON.parse(text)
      end

      def self.dump(value, *)
        require 'json'
        JSON.generate(value)
      end
    end

    module Platform
      def self.windows?
        false
      end
    end

    module Warnings
      extend Plumb::Incomplete
    end

    module Logging
    end

    module Errors
    end
  end

  # A file system as module code sees it.
  module FileSystem
    extend Plumb::Incomplete

    class << self
      def exist?(path)
        File.exist?(path.to_s)
      end

      def read(path, _options = {})
        File.read(path.to_s, encoding: 'UTF-8')
      end
      alias read_preserve_line_endings read
    end
  end
end
