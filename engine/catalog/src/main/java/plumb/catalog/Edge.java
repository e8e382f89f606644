package plumb.catalog;

/** Says that {@code source} contains {@code target}. */
public record Edge(Resource source, Resource target) {}
