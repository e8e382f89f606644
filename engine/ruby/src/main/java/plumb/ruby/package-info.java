/**
 * Ruby functions and ERB templates of modules, run by JRuby. Everything that knows JRuby is here.
 *
 * <p>{@link plumb.ruby.JRubyEngine} is found by the compiler and gives each environment a {@link
 * plumb.ruby.RubyLibrary}. At the first call of a compile the library lends it a {@link
 * plumb.ruby.RubyRuntime} out of its pool; a {@link plumb.ruby.RubySession} is that loan, and ends
 * with the compile. The part of Puppet's Ruby API that modules use is written in Ruby, in this
 * package's resources.
 */
@NullMarked
package plumb.ruby;

import org.jspecify.annotations.NullMarked;
