# frozen_string_literal: true

module Plumb
  # A value of the language that Ruby has no class for; the compiler holds it.
  class Handle
    def to_s
      Plumb.text_of(self)
    end

    def inspect
      to_s
    end

    def ==(other)
      other.is_a?(Handle) && Plumb.equal_values(self, other)
    end
    alias eql? ==

    def hash
      Plumb.hash_of(self)
    end

    def <=>(other)
      other.is_a?(Handle) ? Plumb.compare(self, other) : nil
    end
  end

  class Uri < Handle; end

  # A block of the language.
  class Closure < Handle
    def call(*args)
      Plumb.call_closure(self, args)
    end

    def to_proc
      closure = self
      proc { |*args| Plumb.call_closure(closure, args) }
    end
  end

  # An object that is known by its methods, such as the context of a data function.
  class Instance < Handle
    def method_missing(name, *args, &block)
      Plumb.send_to(self, name.to_s, args, &block)
    end

    def respond_to_missing?(*)
      true
    end
  end
end

module SemanticPuppet
  extend Plumb::Incomplete

  class Version < Plumb::Handle
    include Comparable

    def major
      Plumb.attribute(self, 'major')
    end

    def minor
      Plumb.attribute(self, 'minor')
    end

    def patch
      Plumb.attribute(self, 'patch')
    end
  end

  class VersionRange < Plumb::Handle; end
end

module Puppet
  module Pops
    extend Plumb::Incomplete

    module Time
      extend Plumb::Incomplete

      class Timestamp < Plumb::Handle
        include Comparable

        def to_f
          Plumb.attribute(self, 'seconds')
        end

        def to_i
          to_f.to_i
        end
      end

      class Timespan < Plumb::Handle
        include Comparable
      end
    end

    module Types
      extend Plumb::Incomplete

      # A type; what it can do is asked of the compiler.
      class PAnyType < Plumb::Handle
        def instance?(value)
          Plumb.instance?(self, value)
        end

        def assignable?(other)
          Plumb.assignable?(self, other)
        end

        def generalize
          Plumb.generalize(self)
        end

        def name
          to_s
        end

        def simple_name
          to_s[/\A[\w:]+/]
        end
      end

      %w[Scalar ScalarData Numeric Integer Float String Pattern Enum Boolean Regexp Undef Default
         Collection Array Hash Tuple Struct Variant Optional NotUndef Type Callable Iterable Iterator
         SemVer SemVerRange Timespan Timestamp URI Runtime Object TypeSet TypeAlias TypeReference Init
         Any Unit].each do |kind|
        next if kind == 'Any'
        const_set("P#{kind}Type", Class.new(PAnyType))
      end

      class PCatalogEntryType < PAnyType; end

      class PResourceType < PCatalogEntryType
        def type_name
          Plumb.attribute(self, 'type_name')
        end

        def title
          Plumb.attribute(self, 'title')
        end
      end

      class PClassType < PCatalogEntryType
        def class_name
          Plumb.attribute(self, 'class_name')
        end
      end

      class PBinaryType < PAnyType
        class Binary < Plumb::Handle
          def binary_buffer
            to_s.unpack1('m')
          end
        end
      end

      class PSensitiveType < PAnyType
        # A secret: no text of it shows what it holds.
        class Sensitive
          def initialize(value)
            @value = value
          end

          def unwrap
            @value
          end

          def to_s
            'Sensitive [value redacted]'
          end

          def inspect
            "#<#{self}>"
          end

          def ==(other)
            other.is_a?(Sensitive) && unwrap == other.unwrap
          end
          alias eql? ==

          def hash
            @value.hash
          end
        end
      end

      class DeferredValue < Plumb::Handle; end

      module TypeCalculator
        extend Plumb::Incomplete

        class << self
          def instance?(type, value)
            Plumb.instance?(type, value)
          end

          def infer(value)
            Plumb.infer(value)
          end

          def infer_set(value)
            Plumb.infer_set(value)
          end

          def generalize(type)
            Plumb.generalize(type)
          end

          def assignable?(type, other)
            Plumb.assignable?(type, other)
          end

          def singleton
            self
          end

          def new
            self
          end
        end
      end

      class TypeParser
        extend Plumb::Incomplete

        def self.singleton
          new
        end

        def parse(text, _scope = nil)
          Plumb.parse_type(text)
        end
      end

      class TypeMismatchDescriber
        extend Plumb::Incomplete

        def self.singleton
          new
        end

        def describe_mismatch(name, expected, actual, _tense = nil)
          Plumb.mismatch(name, expected, actual)
        end
      end

      module TypeFactory
        extend Plumb::Incomplete
      end
    end

    module PuppetStack
      # The innermost entry alone.
      def self.stacktrace
        [Plumb.stack_entry]
      end
    end
  end
end
