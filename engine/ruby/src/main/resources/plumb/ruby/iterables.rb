# frozen_string_literal: true

module Puppet
  module Pops
    module Types
      # What can be walked over, as the type Iterable has it.
      module Iterable
        extend Plumb::Incomplete

        class << self
          def asserted_iterable(caller, object, _infer_elements = false)
            on(object) || raise(ArgumentError,
                                "#{caller.class}(): wrong argument type (#{object.class}; is not Iterable.")
          end

          # An iterator over a value, or nil.
          def on(object, *)
            case object
            when Iterable then object
            when String then Iterator.new(object.each_char)
            when Array then Iterator.new(object.each)
            when Hash then HashIterator.new(object.each_pair)
            when Integer then object.negative? ? nil : Iterator.new(object.times)
            when Range then range(object.min, object.max, object)
            when PIntegerType then range(Plumb.attribute(object, 'from'), Plumb.attribute(object, 'to'))
            when PEnumType then Iterator.new(Plumb.attribute(object, 'values').each)
            end
          end

          def unbounded?(object)
            object.is_a?(Iterable) ? object.unbounded? : on(object).nil?
          end

          private

          # Ranges of integers and of texts, from the lower end.
          def range(min, max, range = min && max && (min..max))
            same = [Integer, String].any? { |kind| min.is_a?(kind) && max.is_a?(kind) }
            Iterator.new(range.each) if same && max >= min
          end
        end

        def hash_style?
          false
        end

        def unbounded?
          false
        end
      end

      # Walks over the elements of a value.
      class Iterator
        include Iterable
        include Enumerable

        def initialize(enumerator)
          @enumerator = enumerator
        end

        def each(&block)
          return self unless block
          @enumerator.each(&block)
          self
        end

        def next
          @enumerator.next
        end

        def size
          @enumerator.size
        end

        def reverse_each(&block)
          backwards = self.class.new(to_a.reverse.each)
          block ? backwards.each(&block) : backwards
        end

        # Every nth element.
        def step(distance, &block)
          raise ArgumentError if distance <= 0
          some = self.class.new(to_a.each_slice(distance).map(&:first).each)
          block ? some.each(&block) : some
        end

        def to_s
          'Iterator-Value'
        end
      end

      # Walks over keys with their values.
      class HashIterator < Iterator
        def hash_style?
          true
        end
      end
    end
  end
end
