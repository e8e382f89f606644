# frozen_string_literal: true

require 'erb'
require 'ripper'
require 'set'

# What Ruby code of modules asks of Puppet, by its syntax trees. A use is named by its receiver:
# a constant and its method ("Puppet::Util.which"), or the kind of an object and its method
# ("Scope#lookupvar"). Objects are known where they come from: by the names under which Puppet hands
# them out, by methods whose result is known, and by variables that were given such a value.
class ApiCensus
  ROOTS = %w[Puppet Facter Hiera SemanticPuppet].freeze

  # The kinds of objects, as the prelude calls them.
  SCOPE = 'Puppet::Parser::Scope'
  TEMPLATE = 'Puppet::Parser::TemplateWrapper'
  FUNCTION = 'Puppet::Functions::InternalFunction'
  DISPATCH = 'Puppet::Functions::InternalDispatchBuilder'
  LOCAL_TYPES = 'Puppet::Functions::LocalTypes'
  TYPE = 'Puppet::Type'
  ATTRIBUTE = 'Puppet::Parameter'

  NAMED = { 'scope' => SCOPE, 'closure_scope' => SCOPE, 'context' => 'Puppet::Pops::Lookup::Context' }.freeze

  RESULTS = {
    "#{SCOPE}#compiler" => 'Plumb::CompilerView',
    "#{SCOPE}#catalog" => 'Plumb::CatalogView',
    "#{SCOPE}#environment" => 'Plumb::Environment',
    "#{SCOPE}#resource" => 'Puppet::Resource',
    "#{SCOPE}#find_global_scope" => SCOPE,
    "#{SCOPE}#source" => "#{SCOPE}::Source",
    'Plumb::CompilerView#catalog' => 'Plumb::CatalogView',
    'Plumb::CompilerView#environment' => 'Plumb::Environment',
    'Plumb::CompilerView#node' => 'Plumb::NodeView',
    'Plumb::CompilerView#topscope' => SCOPE,
    'Plumb::NodeView#facts' => 'Plumb::FactsView',
    'Plumb::NodeView#environment' => 'Plumb::Environment',
    'Puppet::Module.find' => 'Puppet::Module'
  }.freeze

  # What a block stands in decides what its self is.
  BLOCKS = {
    'Puppet::Functions.create_function' => FUNCTION,
    'Puppet::Parser::Functions.newfunction' => SCOPE,
    "#{FUNCTION}.dispatch" => DISPATCH,
    "#{FUNCTION}.argument_mismatch" => DISPATCH,
    "#{FUNCTION}.local_types" => LOCAL_TYPES,
    'Puppet::Type.newtype' => TYPE,
    "#{TYPE}.newparam" => ATTRIBUTE,
    "#{TYPE}.newproperty" => ATTRIBUTE,
    "#{TYPE}.ensurable" => ATTRIBUTE
  }.freeze

  attr_reader :uses

  def initialize
    @uses = Hash.new { |all, name| all[name] = [] }
    @defined = Set.new
  end

  # Whether modules define a constant themselves.
  def defines?(constant)
    @defined.include?(constant)
  end

  # Notes which constants a file of a module defines itself.
  def define(text)
    tree = Ripper.sexp(text)
    definitions(tree, []) if tree
  end

  # @return whether the text could be parsed
  def read(text, file)
    walk_file(text, file, nil, 0)
  end

  def read_template(text, file)
    walk_file(ERB.new(text, trim_mode: '-').src, file, TEMPLATE, -1)
  end

  # The names of files that a text requires.
  def self.required(text)
    tree = Ripper.sexp(text)
    tree ? strings_required(tree) : []
  end

  def self.strings_required(node)
    return [] unless node.is_a?(Array)
    if node[0] == :command && %w[require require_relative].include?(node.dig(1, 1))
      text = node.dig(2, 1, 0, 1, 1, 1)
      return [text] if text.is_a?(String)
    end
    node.flat_map { |each| strings_required(each) }
  end
  private_class_method :strings_required

  private

  def definitions(node, nesting)
    return unless node.is_a?(Array)
    return node.each { |each| definitions(each, nesting) } unless %i[module class].include?(node[0])
    path = nesting + (constant(node[1]) || []).drop_while { |each| each == '' }
    @defined << path.join('::')
    node.drop(2).each { |each| definitions(each, path) }
  end

  def walk_file(text, file, receiver, offset)
    tree = Ripper.sexp(text)
    return false unless tree
    @file = file
    @offset = offset
    @variables = {}
    @own = methods_of(tree)
    walk(tree, receiver)
    true
  end

  # What a file defines or assigns itself.
  def methods_of(node)
    return Set.new unless node.is_a?(Array)
    case node[0]
    when :def then found = node.dig(1, 1)
    when :defs then found = node.dig(3, 1)
    end
    node.reduce(Set[found]) { |all, each| each.is_a?(Array) ? all | methods_of(each) : all }
  end

  # @param receiver the kind of object that self is, where that is known
  def walk(node, receiver)
    return unless node.is_a?(Array)
    case node[0]
    when :const_path_ref, :var_ref, :top_const_ref then constant_use(node) || each_part(node, receiver)
    when :method_add_block then block(node, receiver)
    when :assign then assignment(node, receiver)
    when :call, :command_call then call(node, receiver)
    when :aref, :aref_field then element(node, receiver)
    when :fcall, :vcall, :command then own_call(node, receiver)
    when :def then walk(node.drop(2), receiver == FUNCTION ? receiver : nil) unless declaring?(receiver)
    when :defs then each_part(node, nil) if !declaring?(receiver) || node.dig(3, 1) == 'title_patterns'
    when :module, :class, :sclass then each_part(node, nil)
    else each_part(node, receiver)
    end
  end

  def each_part(node, receiver)
    node.each { |each| walk(each, receiver) if each.is_a?(Array) }
  end

  def constant_use(node)
    path = constant(node)
    return false unless path
    path = path.drop_while { |each| each == '' }
    note(path.join('::'), node) if ROOTS.include?(path[0])
    true
  end

  # The parts of a constant's path, or nil for anything else.
  def constant(node)
    return nil unless node.is_a?(Array)
    case node[0]
    when :var_ref, :const_ref then node.dig(1, 0) == :@const ? [node.dig(1, 1)] : nil
    when :top_const_ref then ['', node.dig(1, 1)]
    when :const_path_ref
      base = constant(node[1])
      base && base + [node.dig(2, 1)]
    end
  end

  def block(node, receiver)
    walk(node[1], receiver)
    inner = BLOCKS[name_of_call(node[1], receiver)]
    # The other blocks of a type are for the agent, but for loops around declarations.
    called = node.dig(1, 0) == :method_add_arg ? node.dig(1, 1, 0) : node.dig(1, 0)
    return if inner.nil? && declaring?(receiver) && called != :call
    walk(node[2], inner || receiver)
  end

  def declaring?(receiver)
    [TYPE, ATTRIBUTE].include?(receiver)
  end

  def assignment(node, receiver)
    walk(node[2], receiver)
    if node.dig(1, 0) == :var_field
      kind = kind_of(node[2], receiver)
      @variables[node.dig(1, 1, 1)] = kind if kind
    else
      walk(node[1], receiver)
    end
  end

  def call(node, receiver)
    name = name_of_call(node, receiver)
    if name && name.include?('.') && !name.include?('#')
      note(name, node)
    else
      note(name, node) if name
      walk(node[1], receiver)
    end
    node.drop(3).each { |each| walk(each, receiver) }
  end

  def element(node, receiver)
    kind = kind_of(node[1], receiver)
    path = constant(node[1])&.drop_while { |each| each == '' }
    method = node[0] == :aref ? '[]' : '[]='
    note("#{kind}##{method}", node) if kind
    if path && ROOTS.include?(path[0])
      note("#{path.join('::')}.#{method}", node)
    else
      walk(node[1], receiver)
    end
    walk(node[2], receiver)
  end

  # Calls without a receiver.
  def own_call(node, receiver)
    name = node.dig(1, 1)
    local = @own.include?(name) || @variables.key?(name)
    note(name_of_call(node, receiver), node) if !local && !ruby?(name)
    node.drop(2).each { |each| walk(each, receiver) }
  end

  # Within a function's class stand both its declarations and its methods' bodies.
  def dot(receiver, name)
    declaring?(receiver) || receiver == FUNCTION && DECLARATIONS.include?(name) ? '.' : '#'
  end

  DECLARATIONS = %w[dispatch argument_mismatch local_types].freeze

  def ruby?(name)
    Kernel.private_method_defined?(name) || Kernel.method_defined?(name) || Module.private_method_defined?(name) ||
      Module.method_defined?(name)
  end

  def name_of_call(node, receiver)
    case node[0]
    when :method_add_arg then name_of_call(node[1], receiver)
    when :call, :command_call
      method = node[3].is_a?(Array) ? node.dig(3, 1) : 'call'
      path = constant(node[1])&.drop_while { |each| each == '' }
      return ROOTS.include?(path[0]) ? "#{path.join('::')}.#{method}" : nil if path
      kind = kind_of(node[1], receiver)
      kind && "#{kind}##{method}"
    when :command, :fcall, :vcall
      name = node.dig(1, 1)
      if name == 'newfunction'
        'Puppet::Parser::Functions.newfunction'
      elsif receiver
        "#{receiver}#{dot(receiver, name)}#{name}"
      end
    end
  end

  # The kind of object that an expression is.
  def kind_of(node, receiver)
    return nil unless node.is_a?(Array)
    case node[0]
    when :var_ref
      return receiver if node.dig(1, 1) == 'self'
      @variables[node.dig(1, 1)] || NAMED[node.dig(1, 1)]
    when :vcall, :fcall
      name = node.dig(1, 1)
      NAMED[name] || @variables[name] || RESULTS["#{receiver}##{name}"]
    when :paren then kind_of(node.dig(1, 0), receiver)
    when :call, :command_call, :method_add_arg then RESULTS[name_of_call(node, receiver)]
    end
  end

  # Functions called by methods of a scope are the compiler's, and no part of this API.
  def note(name, node)
    @uses[name] << "#{@file}:#{line(node) + @offset}" unless name.nil? || name.start_with?("#{SCOPE}#function_")
  end

  def line(node)
    return 0 unless node.is_a?(Array)
    return node[2][0] if node[0].is_a?(Symbol) && node[0].to_s.start_with?('@')
    node.each do |each|
      found = line(each)
      return found if found.positive?
    end
    0
  end
end

# What the prelude has of the names of the census.
class ApiOffer
  def initialize(name)
    @path, @mark, @method = name.partition(/[.#]/)
    @object = Object
    @lacking = @path.split('::').each_with_object([]) do |each, known|
      break [*known, each].join('::') unless @object.is_a?(Module) && @object.const_defined?(each, @object == Object)
      @object = @object.const_get(each)
      known << each
    end
  end

  # The constant that the prelude lacks, or nil.
  def lacking
    @lacking if @lacking.is_a?(String)
  end

  def offers?
    return false if lacking
    home = @mark == '#' ? @object : @object.singleton_class
    @mark.empty? || home.method_defined?(@method) || home.private_method_defined?(@method)
  end
end

# Reads the modules of a directory: every function and template, what these require of any module,
# and what types declare.
class ApiCorpus
  attr_reader :census, :unreadable

  def initialize(directory)
    @census = ApiCensus.new
    @unreadable = []
    @directory = directory
    @libraries = Dir.glob("#{directory}/*/lib/**/*.rb").sort
    @features = @libraries.to_h { |file| [file.sub(%r{\A#{directory}/[^/]+/lib/}, '').delete_suffix('.rb'), file] }
    read
  end

  # Name, number of uses, whether it is offered, and the first place of each use.
  def rows
    census.uses.filter_map do |name, places|
      offer = ApiOffer.new(name)
      [name, places.size, offer.offers?, places.first] unless offer.lacking && census.defines?(offer.lacking)
    end
  end

  private

  def read
    @libraries.grep(%r{/lib/puppet/(type|util)/|/lib/puppet_?x/}i).each { |file| census.define(File.read(file)) }
    functions = @libraries.grep(%r{/lib/puppet/(functions|parser/functions)/})
    types = @libraries.grep(%r{/lib/puppet/type/[^/]+\.rb\z})
    (with_required(functions) + types).each { |file| parse(file) { |text| census.read(text, short(file)) } }
    Dir.glob("#{@directory}/*/templates/**/*.erb").sort.each do |file|
      parse(file) { |text| census.read_template(text, short(file)) }
    end
  end

  def parse(file)
    unreadable << short(file) unless yield(File.read(file, encoding: 'UTF-8'))
  end

  def with_required(files)
    all = []
    waiting = files.dup
    until waiting.empty?
      file = waiting.shift
      next if all.include?(file)
      all << file
      ApiCensus.required(File.read(file, encoding: 'UTF-8')).each do |name|
        found = @features[name.delete_suffix('.rb')] || File.expand_path("#{name}.rb", File.dirname(file))
        waiting << found if @libraries.include?(found)
      end
    end
    all
  end

  def short(file)
    file.delete_prefix("#{@directory}/")
  end
end
