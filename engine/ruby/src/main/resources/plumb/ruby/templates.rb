# frozen_string_literal: true

module Puppet
  module Parser
    # What an ERB template sees as self: the variables of the scope are its instance variables.
    class TemplateWrapper
      def initialize(scope, file = nil)
        @__scope__ = scope
        @__file__ = file
      end

      def scope
        @__scope__
      end

      def file
        @__file__
      end

      def has_variable?(name)
        scope.include?(name.to_s)
      end

      def classes
        scope.catalog.classes
      end

      def tags
        raise NotImplementedError, "Call 'all_tags' instead."
      end

      def all_tags
        scope.catalog.tags
      end

      Puppet::LEVELS.each do |level|
        define_method(level) { |text| Plumb.log(level.to_s, text.to_s) && nil }
      end

      def to_s
        "template[#{@__file__ || 'inline'}]"
      end
    end
  end
end

module Plumb
  # An ERB text as a method of the wrapper, compiled once.
  class Template
    @count = 0

    class << self
      attr_accessor :count
    end

    # Texts that may look at instance variables without naming them.
    INDIRECT = /instance_variable|binding|\beval\b|\bsend\b/.freeze

    def initialize(text, file)
      @method = :"template_#{Template.count += 1}"
      @variables = text.match?(INDIRECT) ? nil : text.scan(/@([A-Za-z_]\w*)/).flatten.uniq
      source = Plumb.erb_code(text) || ERB.new(text, trim_mode: '-').src
      # Lines that say how the code is to be read stay the first.
      head = source[/\A(#.*\n)*/]
      source = "#{head}def #{@method}\n#{source.delete_prefix(head)}\nend\n"
      Puppet::Parser::TemplateWrapper.class_eval(source, file || '(erb)', -head.count("\n"))
    end

    def render(scope, file)
      wrapper = Puppet::Parser::TemplateWrapper.new(scope, file)
      bind(wrapper, scope)
      wrapper.send(@method)
    end

    private

    def bind(wrapper, scope)
      if @variables
        @variables.each do |name|
          value = Plumb.lookup_local(scope, name)
          wrapper.instance_variable_set("@#{name}", value) unless value.nil?
        end
      else
        scope.to_hash.each do |name, value|
          wrapper.instance_variable_set("@#{name.gsub(/[^\w]/, '_')}", value) unless name.match?(/\A\d/)
        end
      end
    end
  end

  TEMPLATES = {}
  INLINE_TEMPLATES = {}
  MOST_INLINE_TEMPLATES = 500
  BYTE_ORDER_MARK = "\uFEFF"
  private_constant :TEMPLATES, :INLINE_TEMPLATES, :MOST_INLINE_TEMPLATES, :BYTE_ORDER_MARK

  class << self
    def render_template(scope, names)
      names.map { |name| render_file(scope, name) }.join
    end

    def render_inline_template(scope, texts)
      texts.map do |text|
        begin
          inline(text).render(scope, nil)
        rescue StandardError, ScriptError => e
          raise Puppet::ParseError.new("Failed to parse inline template: #{e}", nil, nil, nil, e)
        end
      end.join
    end

    private

    def render_file(scope, name)
      raise Puppet::ParseError, "Could not find template '#{name}'" unless name.is_a?(String)
      file = Plumb.find_file(name, 'templates')
      raise Puppet::ParseError, "Could not find template '#{name}'" unless file
      begin
        template = TEMPLATES[file] ||= Template.new(Plumb.read(file).delete_prefix(BYTE_ORDER_MARK), file)
        template.render(scope, file)
      rescue StandardError, ScriptError => e
        path, line = place(e, file)
        raise Puppet::ParseError,
              "Failed to parse template #{name}:\n  Filepath: #{path}\n  Line: #{line}\n  Detail: #{e}\n"
      end
    end

    def inline(text)
      INLINE_TEMPLATES.clear if INLINE_TEMPLATES.size >= MOST_INLINE_TEMPLATES
      INLINE_TEMPLATES[text] ||= Template.new(text, nil)
    end

    # Where an error is: the innermost line that is not Ruby's own.
    def place(error, file)
      own = (error.backtrace || []).reject { |each| each.start_with?('org/jruby', 'uri:classloader', 'plumb/') }
      own = error.message.lines if error.is_a?(SyntaxError)
      (own.first || "#{file}:1").split(':')
    end
  end
end
