# frozen_string_literal: true

module Puppet
  class DataBinding
    class LookupError < PreformattedError; end
    class RecursiveLookupError < LookupError; end
  end

  module Pops
    module Lookup
      extend Plumb::Incomplete

      # What a data function is given. What the function keeps in it stays a Ruby object, such as a
      # connection that is opened once.
      class Context < Plumb::Handle
        def not_found
          throw :no_such_key
        end

        # Runs a data function; where it finds nothing, that leaves it as no error to be rescued.
        def serve
          found = false
          value = catch(:no_such_key) do
            answer = yield
            found = true
            answer
          end
          found ? value : Plumb.send_to(self, 'not_found', [])
        end

        def interpolate(value)
          Plumb.send_to(self, 'interpolate', [value])
        end

        def explain(&block)
          Plumb.send_to(self, 'explain', [], &block)
          nil
        end

        def environment_name
          Plumb.environment_name.to_sym
        end

        def module_name
          Plumb.send_to(self, 'module_name', [])
        end

        def cache(key, value)
          entries[key] = value
        end

        def cache_all(hash)
          entries.merge!(hash)
          nil
        end

        def cache_has_key(key)
          entries.include?(key)
        end

        def cached_value(key)
          entries[key]
        end

        def cached_entries
          return entries.each_entry unless block_given?
          entries.each_entry { |key, value| yield(key, value) }
          nil
        end

        # The text of a file, or what the block makes of it: once, as no file of a snapshot changes.
        def cached_file_data(path)
          FILES.fetch(path) do
            text = Plumb.send_to(self, 'cached_file_data', [path])
            FILES[path] = block_given? ? yield(text) : text
          end
        end

        FILES = {}
        private_constant :FILES

        private

        def entries
          Plumb.cache_of(self)
        end
      end
    end
  end
end
