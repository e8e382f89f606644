package plumb.server.git.push;

/** What all pushes to a server have in common. */
public record PushContext(PushGate gate, PushLog log) {}
