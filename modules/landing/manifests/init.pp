# @summary A small static web site that says what the host is and links to what runs on it.
#
# @example A site with one page
#   class { 'landing':
#     directory => '/var/www/landing',
#     pages     => { 'contact' => { 'heading' => 'Whom to ask' } },
#   }
#
# @param directory
#   Where the site goes. The directory above it has to exist.
#
# @param heading
#   Heading of the start page.
#
# @param pages
#   Further pages by name; the name is the file's name without `.html`. Pages that are no longer
#   listed are removed.
#
# @param links
#   Addresses to link to from the start page, by the text to show.
#
# @param owner
#   Owner of all files; by default the user that applies the catalog.
#
# @param group
#   Group of all files; by default that of the user that applies the catalog.
class landing (
  Landing::Path                                              $directory,
  String[1]                                                  $heading,
  Hash[Pattern[/\A[a-z0-9][a-z0-9_-]*\z/], Landing::Article] $pages,
  Hash[String[1], Landing::Link]                             $links,
  Optional[String[1]]                                        $owner = undef,
  Optional[String[1]]                                        $group = undef,
) {
  contain landing::content
  contain landing::checksums

  Class['landing::content'] ~> Class['landing::checksums']
}
