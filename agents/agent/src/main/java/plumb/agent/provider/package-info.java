/** What a provider is: how one resource type is observed, compared and changed on this machine. */
@NullMarked
package plumb.agent.provider;

import org.jspecify.annotations.NullMarked;
