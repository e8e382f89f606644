# frozen_string_literal: true

# Ruby as module code finds it, but for what would reach beyond the compile: the process belongs to
# the compiler, not to the code of a module.
module Kernel
  def at_exit
    proc {}
  end

  def trap(*)
    nil
  end

  # Another program in its place would end the process, too.
  def exec(*)
    exit
  end

  # Parts of Puppet, Facter and Hiera that module code requires are there from the start.
  alias plumb_require require
  private :plumb_require

  def require(feature)
    name = feature.to_s
    case name
    when *DOORS then plumb_open(name, caller(1, 1)&.first.to_s)
    when 'puppet', 'facter', 'hiera', 'rubygems', 'hiera_puppet', 'semantic_puppet' then false
    when %r{\A(puppet|facter|hiera)/} then plumb_require_part(name)
    else plumb_require(feature)
    end
  end

  # Features that lead out of Ruby, into the process: those of Ruby's own libraries need them.
  DOORS = %w[java jruby ffi fiddle].freeze
  private_constant :DOORS

  private

  def plumb_open(name, caller)
    return plumb_require(name) if caller.start_with?('uri:', 'plumb/', 'org/jruby')
    raise LoadError, "cannot load such file -- #{name}"
  end

  def plumb_require_part(name)
    plumb_require(name)
  rescue LoadError
    raise unless Plumb.provides?(name)
    false
  end

  # JRuby's doors to Java are none that a module's code expects: `org` is a variable like any other.
  %i[java javax javafx org com].each { |door| undef_method(door) if private_method_defined?(door) || method_defined?(door) }
end

class << Kernel
  def at_exit
    proc {}
  end

  def exec(*)
    exit
  end

  def trap(*)
    nil
  end
end

module Signal
  def self.trap(*)
    nil
  end
end

module Process
  class << self
    alias plumb_kill kill
    private :plumb_kill

    def kill(signal, *pids)
      raise Errno::EPERM, 'the process of the compiler' if pids.any? { |each| each <= 0 || each == pid }
      plumb_kill(signal, *pids)
    end

    def exec(*)
      exit
    end

    # What a process is to the system holds for the whole process.
    %i[setpriority setpgid setpgrp setsid setrlimit uid= gid= euid= egid= groups= maxgroups= initgroups].each do |name|
      define_method(name) { |*| raise Errno::EPERM, 'the process of the compiler' }
    end
  end
end

class File
  class << self
    alias plumb_umask umask
    private :plumb_umask

    # The mask of the process stays as it is.
    def umask(*)
      plumb_umask
    end
  end
end

Object.send(:remove_const, :Java) if Object.const_defined?(:Java)

# Libraries that Puppet has loaded before any module code runs; here each is loaded when it is used.
class Object
  { YAML: 'yaml', Psych: 'yaml', JSON: 'json', URI: 'uri', Digest: 'digest', Set: 'set', Tempfile: 'tempfile',
    FileUtils: 'fileutils', Pathname: 'pathname', StringIO: 'stringio', Date: 'date', DateTime: 'date',
    Timeout: 'timeout', OpenSSL: 'openssl', Socket: 'socket', IPAddr: 'ipaddr', SecureRandom: 'securerandom',
    Shellwords: 'shellwords', OpenStruct: 'ostruct', Benchmark: 'benchmark', Base64: 'base64',
    Forwardable: 'forwardable', Singleton: 'singleton', Open3: 'open3', Etc: 'etc', CGI: 'cgi',
    Delegator: 'delegate', SimpleDelegator: 'delegate', Zlib: 'zlib', BigDecimal: 'bigdecimal',
    Logger: 'logger', Find: 'find', Resolv: 'resolv', StringScanner: 'strscan', OptionParser: 'optparse',
    ERB: 'erb', Monitor: 'monitor', MonitorMixin: 'monitor', Net: 'net/http', Observable: 'observer' }.each do |name, feature|
    autoload(name, feature)
  end

  def to_yaml(*args)
    Plumb.in_place_of(self, :to_yaml, 'yaml', args)
  end

  def to_json(*args)
    Plumb.in_place_of(self, :to_json, 'json', args)
  end
end

# Functions named like what they make come with the same libraries.
module Kernel
  { URI: 'uri', JSON: 'json' }.each do |name, feature|
    define_method(name) { |*args| Plumb.in_place_of(self, name, feature, args) }
    private name
  end

  private

  def Pathname(path)
    path.is_a?(Pathname) ? path : Pathname.new(path)
  end
end

class Time
  def self.parse(*args)
    Plumb.in_place_of(self, :parse, 'time', args)
  end
end

module Plumb
  # Loads the library that defines a method, and calls that.
  def self.in_place_of(object, method, feature, args)
    require feature
    object.__send__(method, *args)
  end

  # Features of Puppet that are there without a file of their own.
  PARTS = %r{\A(puppet/(\w+\z|(application|concurrent|confine|context|datatypes|external|face|feature|ffi|file_bucket|
    file_serving|file_system|functions|generate|gettext|graph|http|indirector|info_service|interface|metatype|module|
    network|node|pal|parameter|parser|pops|property|provider|reference|reports|resource|scheduler|settings|ssl|
    transaction|type|util|vendor|x509)/)|facter/|hiera/)}x.freeze

  def self.provides?(name)
    PARTS.match?(name)
  end

  # A method or constant that Puppet has and this part of it has not.
  class MissingApi < NotImplementedError
  end

  # Says what is missing, and which code asked for it.
  def self.missing(name, place)
    place = place.to_s.sub(/:in .*/, '')
    raise MissingApi, "#{name} is no part of Puppet's Ruby API that Plumb offers (called from #{place})"
  end

  # For modules and classes of Puppet: what they lack is named when it is asked for.
  module Incomplete
    def method_missing(name, *)
      Plumb.missing("#{self.name}.#{name}", caller(1, 1)&.first)
    end

    def respond_to_missing?(*)
      false
    end

    def const_missing(name)
      Plumb.missing("#{self.name}::#{name}", caller(1, 1)&.first)
    end
  end
end
