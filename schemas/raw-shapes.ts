/**
 * The shapes in which parsers, APIs and stores hand over a value: one table of the keys under which it lies, with the
 * software that writes them. ingest reads by it, and docs/feed.md shows it.
 */

/** What lies under the keys of a shape. */
export type ShapeKind =
  | 'text'
  | 'name'
  | 'link'
  | 'time'
  | 'attributes'
  | 'prefix'
  | 'part'
  | 'namespace'
  | 'envelope'
  | 'list'
  | 'holder';

/** Keys that mean the same, and who writes them. */
export interface ShapeRow {
  readonly kind: ShapeKind;
  /** The preferred key first. */
  readonly keys: readonly string[];
  readonly source: string;
}

const row = (kind: ShapeKind, keys: string, source: string): ShapeRow => ({
  kind,
  keys: keys.split(' '),
  source,
});

/** The table. Within a kind the keys of an earlier row are preferred. */
export const RAW_SHAPES: readonly ShapeRow[] = [
  row('text', 'rendered', 'WordPress REST'),
  row('text', 'processed', 'Drupal JSON:API'),
  row('text', 'value', 'Python feedparser, feedsmith, ninjs 2 and 3, Drupal'),
  row('text', '#text #cdata-section', 'fast-xml-parser, xmltodict'),
  row('text', '_', 'xml2js'),
  row('text', '#', 'node-feedparser'),
  row('text', '$t $text _text _cdata __text __cdata cdata', 'xml2json, xml-js, x2js'),
  row('text', '$', 'BadgerFish'),
  row('text', '@value', 'JSON-LD'),
  row('text', 'encoded', 'feedsmith (content:encoded)'),
  row(
    'text',
    'html text main print_headline basic content',
    'microformats, NYT article search (headline.main), Arc (headlines.basic), content systems',
  ),
  row('text', 'children', 'Sanity, Strapi, Slate: the texts of a block'),
  row('text', 'div xhtml:div', 'XHTML of Atom through parsers of XML'),
  row('text', 'string stringValue S', 'Avro as JSON, Firestore, DynamoDB'),
  row('text', 'blocks data', 'Editor.js'),
  row('text', 'original plain raw', 'NYT article search (byline.original), content systems'),
  row('name', 'name label term title webTitle displayName', 'JSON Feed, JSON-LD, Atom, Guardian'),
  row('name', 'by', 'AP (bylines)'),
  row('link', 'href url @id alias uri', 'Atom, JSON-LD, Drupal (path.alias)'),
  row('link', 'permalink canonical web', 'Aylien, APIs that name their links'),
  row('link', '$oid', 'MongoDB extended JSON'),
  row('time', '$date $numberLong $numberInt $numberDouble', 'MongoDB extended JSON'),
  row('time', 'iso dateTime date', 'Parse, PHP DateTime'),
  row('time', 'seconds _seconds timestampValue', 'Firestore'),
  row('time', 'long N', 'Avro as JSON, DynamoDB'),
  row('attributes', '$', 'xml2js'),
  row('attributes', '@ @attributes', 'node-feedparser, SimpleXML'),
  row('attributes', '_attributes attr', 'xml-js, fast-xml-parser (attributesGroupName)'),
  row('prefix', '@_ @ _', 'fast-xml-parser, xmltodict, x2js'),
  row('part', 'fields', 'Guardian (show-fields), Elasticsearch, Airtable'),
  row('part', 'attributes', 'JSON:API, Strapi'),
  row('part', 'properties', 'microformats'),
  row('part', 'sys', 'Contentful'),
  row('part', 'credits taxonomy', 'Arc'),
  row('part', 'thread', 'Webz'),
  row('part', 'news:news', 'Google News sitemaps through parsers of XML'),
  row('part', '_embedded', 'WordPress REST (_embed)'),
  row('namespace', 'dc dcterms atom rss media itunes cc creativeCommons rsl', 'feedsmith'),
  row('envelope', '_source', 'Elasticsearch, OpenSearch'),
  row('envelope', 'data', 'CloudEvents, JSON:API'),
  row('envelope', 'payload after', 'Kafka Connect, Debezium'),
  row('envelope', 'data_base64', 'CloudEvents, as JSON in base64'),
  row('envelope', 'detail Message message', 'EventBridge, SNS, Pub/Sub (message.data)'),
  row('envelope', 'node', 'GraphQL (edges[].node), Drupal views'),
  row('envelope', 'Sns value json', 'AWS Lambda, Kafka REST, n8n'),
  row('envelope', 'document doc fullDocument', 'MongoDB change streams, CouchDB'),
  row('envelope', 'dynamodb NewImage', 'DynamoDB streams'),
  row('envelope', 'object', 'ActivityPub (Create, Announce)'),
  row('envelope', 'article item entry post content response', 'APIs that answer with one article'),
  row('list', 'items entries', 'JSON Feed, rss-parser, feedsmith, Python feedparser'),
  row('list', 'item entry', 'RSS and Atom through parsers of XML'),
  row('list', 'articles results data', 'NewsAPI, GNews, Guardian, NYT, newsdata.io, Mediastack, JSON:API'),
  row('list', 'hits docs value @graph', 'Elasticsearch, NYT article search, Bing, JSON-LD'),
  row('list', 'edges nodes', 'GraphQL'),
  row('list', 'itemListElement blogPost dataFeedElement', 'JSON-LD (ItemList, Blog, DataFeed)'),
  row('list', '_items ninjs newsItem newsItems', 'Superdesk, ninjs, NewsML'),
  row('list', 'orderedItems', 'ActivityPub'),
  row('list', 'urlset', 'sitemaps through parsers of XML (urlset.url)'),
  row('list', 'rows Records messages', 'CouchDB, AWS Lambda, queues'),
  row(
    'list',
    'payload response result feeds clusters top_news',
    'Kafka Connect, Sanity, several feeds or clusters',
  ),
  row('list', 'stories posts news documents records content children', 'other APIs and stores'),
  row('holder', 'rss rdf:RDF RDF channel feed', 'RSS and Atom through parsers of XML'),
  row(
    'holder',
    'response hits articles posts news stories data payload after result results collection document _embedded',
    'Guardian, NYT, Elasticsearch, Event Registry, GraphQL, stores',
  ),
];

/** The keys of a kind, the preferred first. */
export function shapeKeys(kind: ShapeKind): readonly string[] {
  return RAW_SHAPES.filter((shape) => shape.kind === kind).flatMap(({ keys }) => keys);
}
