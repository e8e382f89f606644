# frozen_string_literal: true

# The messages of Puppet's own code are translated; here they stay as they are.
module Kernel
  def _(text)
    text
  end

  def n_(one, many, count)
    count == 1 ? one : many
  end
  private :_, :n_
end

module Puppet
  PUPPETVERSION = '7.23.0'

  LEVELS = %i[debug info notice warning err alert emerg crit].freeze

  # Settings by name, as $settings holds them. What code sets holds until the end of the compile.
  module Settings
    def self.[](name)
      return own[name.to_sym] if own.key?(name.to_sym)
      value = Plumb.lookup_local(Plumb.top_scope, "settings::#{name}")
      value.nil? && DEFAULTS.key?(name.to_sym) ? DEFAULTS[name.to_sym] : value
    end

    def self.[]=(name, value)
      own[name.to_sym] = value
    end

    def self.own
      Plumb.object_cache[:settings] ||= {}
    end
    private_class_method :own

    def self.value(name)
      self[name]
    end

    def self.include?(name)
      !self[name].nil?
    end

    DEFAULTS = {
      strict: :warning, strict_variables: false, tasks: false, app_management: false,
      digest_algorithm: 'sha256', storeconfigs: false
    }.freeze
  end

  # What the host's Ruby can do: nothing that is installed beside it is looked for.
  module Features
    def self.method_missing(name, *)
      name.to_s.end_with?('?') ? %w[posix? root? json? base64?].include?(name.to_s) : super
    end

    def self.respond_to_missing?(name, *)
      name.to_s.end_with?('?')
    end
  end

  class << self
    def version
      PUPPETVERSION
    end

    def [](name)
      Settings[name]
    end

    def []=(name, value)
      Settings[name] = value
    end

    def settings
      Settings
    end

    def features
      Features
    end

    LEVELS.each do |level|
      define_method(level) { |*texts, &block| Plumb.log(level.to_s, (block ? block.call : texts.join(' ')).to_s) && nil }
    end

    def warn_once(kind, key, message, *)
      Plumb.warn_once("#{kind} #{key}", message.to_s)
    end

    def deprecation_warning(message, key = nil)
      Plumb.warn_once("deprecation #{key || message}", message.to_s)
    end
    alias puppet_deprecation_warning deprecation_warning

    def log_exception(error, message = nil, *)
      err(message.is_a?(String) ? message : error.message)
    end

    # What Puppet's own parts hand each other; a name that none of them has given is an error there, too.
    def lookup(name)
      case name
      when :current_environment then Plumb::ENVIRONMENT
      when :global_scope then Plumb.top_scope
      when :trusted_information then Plumb.trusted
      when :rich_data then true
      when *INTERNALS then Plumb.missing("Puppet.lookup(:#{name})", caller(1, 1)&.first)
      else
        return yield if block_given?
        raise Context::UndefinedBindingError, "Unable to lookup '#{name}'"
      end
    end
  end

  INTERNALS = %i[environments loaders http_session http_pool ssl_context ssl_host plugins root_environment runtime].freeze
  private_constant :INTERNALS

  module Context
    class UndefinedBindingError < Error; end
  end
end
