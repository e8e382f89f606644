# frozen_string_literal: true

module Puppet
  extend Plumb::Incomplete

  class Error < RuntimeError
    attr_accessor :original

    def initialize(message = nil, original = nil)
      super(message.to_s)
      @original = original
    end
  end

  class ParseError < Error
    attr_accessor :line, :file, :pos

    def initialize(message, file = nil, line = nil, pos = nil, original = nil)
      if file.is_a?(Exception)
        original = file
        file = nil
      end
      super(message, original)
      @file = file unless file.to_s.empty?
      @line = line
      @pos = pos
    end

    # The message without its place.
    def basic_message
      RuntimeError.instance_method(:to_s).bind(self).call
    end

    def to_s
      text = basic_message
      return text unless file || line
      at = [("file: #{file}" if file), ("line: #{line}" if line), ("column: #{pos}" if pos)].compact
      "#{text} (#{at.join(', ')})"
    end
  end

  class ParseErrorWithIssue < ParseError; end
  class PreformattedError < ParseErrorWithIssue; end
  class ResourceError < Error; end
  class DevError < Error; end
  class MissingCommand < Error; end
  class ExecutionFailure < Error; end
  class AuthenticationError < Error; end
  class SettingsError < Error; end
  class InterpolationError < SettingsError; end
  class UnknownFunctionError < Error; end
end
