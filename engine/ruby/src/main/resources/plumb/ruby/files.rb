# frozen_string_literal: true

module Puppet
  # Files that Puppet serves, as code finds them on the machine that compiles.
  module FileServing
    extend Plumb::Incomplete

    class Content
      extend Plumb::Incomplete

      attr_reader :path

      def self.indirection
        Finder
      end

      def initialize(path)
        @path = path
      end
      alias full_path path

      def content
        File.binread(path)
      end

      # Finds files of modules by their URLs, and files of the machine by their paths.
      module Finder
        MODULES = %r{\Apuppet:///modules/}.freeze
        private_constant :MODULES

        extend Plumb::Incomplete

        def self.find(url, *)
          path = if url.match?(MODULES)
                   Plumb.find_file(url.sub(MODULES, ''), 'files')
                 else
                   url.delete_prefix('file://')
                 end
          path && path.start_with?('/') && File.file?(path) ? Content.new(path) : nil
        end
      end
    end
  end
end
