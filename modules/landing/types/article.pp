# @summary What a page shows: a heading and paragraphs of plain text.
type Landing::Article = Struct[{
  heading              => String[1],
  Optional[paragraphs] => Array[String[1]],
}]
