/**
 * The lenient contract of raw articles: which names feeds use for what, in one table. ingest reads by it, and the
 * published JSON Schema is generated from it.
 */

/** How a field may be written. */
export type RawShape = 'text' | 'line' | 'texts' | 'time' | 'source';

/** One thing a raw article may say, under any of its names. */
export interface RawField {
  /** Accepted names, the preferred first. Case, underscores, hyphens and spaces in a name do not matter. */
  readonly names: readonly string[];
  readonly shape: RawShape;
  readonly doc: string;
}

const names = (text: string): readonly string[] => text.split(' ');

/** The table. */
export const RAW_FIELDS = {
  id: {
    names: names('id guid articleId uuid identifier urn uri @id oid'),
    shape: 'line',
    doc: "The feed's own id of the article. An http(s) address is also its url when there is no other.",
  },
  url: {
    names: names(
      'url link canonicalUrl canonical canonicalLink href permalink webUrl articleUrl articleLink pageUrl externalUrl mainEntityOfPage links feedburner:origlink origlink loc path shareUrl detailsWeb fullUrl storyUrl newsUrl postUrl alternate',
    ),
    shape: 'line',
    doc: 'Address of the article; a relative one is resolved against the address of the source. Of a list of links the one for readers counts.',
  },
  title: {
    names: names(
      'title headline headlines webTitle titleText articleTitle dc:title rss:title atom:title titleDetail og:title alternativeHeadline postTitle storyTitle newsTitle name',
    ),
    shape: 'text',
    doc: 'Headline, plain or HTML; the first readable one counts. Needed when there is neither body nor summary.',
  },
  body: {
    names: names(
      'body bodies content contents text contentHtml contentText articleBody bodyHtml bodyXhtml bodyText content:encoded contentEncoded encoded fullText fullContent fullDescription mainText articleText articleContent articleHtml textBody contentElements blocks paragraphs atom:content content:encodedSnippet leadParagraph postContent storyText storyBody newsContent bodyNitf html',
    ),
    shape: 'text',
    doc: 'Body, plain or HTML; a list of texts is read as paragraphs. The longest readable one counts; `html`, often the whole page, only when there is no other.',
  },
  summary: {
    names: names(
      'summary description descriptions abstract excerpt teaser standfirst trailText snippet lead lede deck contentSnippet descriptionText descriptionHtml bodyTextSummary summaryDetail dc:description dcterms:abstract rss:description atom:summary metaDescription og:description postExcerpt dek shortDescription extract',
    ),
    shape: 'text',
    doc: 'Summary, plain or HTML; the longest one is used as the body when there is none.',
  },
  publishedAt: {
    names: names(
      'publishedAt published publishedGmt pubDate pubDateGmt datePublished publishDate datePublish publicationDate webPublicationDate firstPublished dateGmt postDateGmt isoDate publishedDate publishedOn publishedTime publishTime publicationTime firstPublicationDate firstPublishedAt firstPublishDate article:published_time articlePublishedTime publishedParsed timePublished publishedUtc publishedDateTime publicationDateTime datetimePublished publishedTimestamp publishTimestamp pubTime postedAt postedOn datePosted dateTimePub dateTime date dc:date dc:dates postDate displayDate issued dcterms:issued versionCreated firstCreated contentCreated created createdAt createdDate createdOn createdTime createTime dateCreated dcterms:created updated updatedAt updatedDate updatedParsed dateModified dateUpdated modifiedGmt modified modifiedAt contentModified changed lastModified lastmod timestamp',
    ),
    shape: 'time',
    doc: 'Publication time: ISO 8601 (week and ordinal dates too), RFC 2822 or 850, seconds to nanoseconds since the epoch, or a date in words of some fifty languages. The zone may be an offset (`+1`, `GMT+5:30`), a name (`Europe/Berlin`, `МСК`, "heure de Paris") or letters (`MEST`). A time without a zone is UTC. [What is called exact](#how-exact-a-time-is). The first name with a readable time counts; another one makes it exact when it gives the time of that day, or the same time in UTC.',
  },
  seenAt: {
    names: names(
      'seenAt streamAt firstSeen firstSeenAt seenDate fetchedAt crawledAt crawled crawlDate dateCrawled dateDownload downloadDate retrievedAt discoveredAt scrapedAt collectedAt indexedAt crawlTimeMsec dateAdded',
    ),
    shape: 'time',
    doc: "When the feed first saw the article; becomes its stream time. The record's timestamp when absent, unreadable or later than it.",
  },
  embargo: {
    names: names(
      'embargoed embargo embargoUntil embargoedUntil embargoEnd embargoEnds embargoDate embargoTime embargoDateTime embargoExpires prism:embargoDate',
    ),
    shape: 'time',
    doc: 'Until when it must not be published. Before that [it is held](#embargoes).',
  },
  lang: {
    names: names(
      'lang language inLanguage languageCode langcode locale dc:language dc:languages xml:lang metaLang contentLanguage feedLanguage sourceLanguage sourceLang humanLanguage',
    ),
    shape: 'line',
    doc: 'Language as a tag or an English name: en, en-US, eng, English. Without it that of the feed counts, then the text; a headline too short to tell is in the language of the domain’s country, else in `DEFAULT_LANGUAGE`.',
  },
  source: {
    names: names(
      'source outlet publisher site siteName publication provider sourceName mediaName feedTitle dc:publisher dc:publishers publisherName sourceTitle outletName infoSource infoSources copyrightHolder sourceId',
    ),
    shape: 'source',
    doc: 'The outlet: its name, its host, or an object with name and url, domain or href.',
  },
  sourceUrl: {
    names: names(
      'sourceUrl sourceDomain domain hostname siteUrl homePageUrl feedUrl outletUrl publisherUrl cleanUrl domainUrl',
    ),
    shape: 'line',
    doc: 'Home page or host of the outlet.',
  },
  authors: {
    names: names(
      'authors author byline bylines by creator creators dc:creator dc:creators authorDetail authorName authorNames itunes:author journalist journalists writer writers authorsByline bylineText reporter reporters contributors',
    ),
    shape: 'texts',
    doc: 'Bylines: a text, a list of texts, or objects with a name. The first name that holds one counts.',
  },
  categories: {
    names: names(
      'categories category tags tag keywords keyword subjects subject topics dc:subject dc:subjects newsKeywords metaKeywords desFacet geoFacet orgFacet perFacet wp:term',
    ),
    shape: 'texts',
    doc: 'Categories and tags: a text, a list of texts, or objects with a name, label or term. Those of all names are taken together, and the section with them.',
  },
  section: {
    names: names(
      'section articleSection sectionName sectionTitle rubric rubrik ressort primaryCategory primarySection pillarName',
    ),
    shape: 'texts',
    doc: 'The section of the outlet: a text, or an object with a name.',
  },
  image: {
    names: names(
      'image imageUrl urlToImage featureImage featuredImage featuredImageUrl leadImage leadImageUrl mainImage mainImageUrl teaserImage visual topImage og:image socialImage jetpackFeaturedMediaUrl wp:featuredmedia heroImage bannerImage cover coverImage photo picture images media:content media:contents mediaContent media:group media:groups media multimedia associations promoItems media:thumbnail media:thumbnails mediaThumbnail thumbnail thumbnailUrl image:image itunes:image enclosure enclosures',
    ),
    shape: 'source',
    doc: 'Address of a picture: a text, an object with url, href or src, or a list of these, of which the first picture counts. Enclosures of another kind are none.',
  },
  usageTerms: {
    names: names(
      'usageTerms rightsInfo rights atom:rights copyrightNotice copyright license licence usageInfo conditionsOfAccess dc:rights dcterms:rights dcterms:license creativeCommons:license creativecommonsLicense cc:license cc:licenses creativeCommons:licenses media:copyright mediaCopyright acquireLicensePage copyrightText',
    ),
    shape: 'texts',
    doc: 'Terms of use: texts, or addresses of licences. Those of all names are taken together.',
  },
  reservations: {
    names: names(
      'reservations tdmReservation tdm:reservation tdmPolicy tdm:policy robots metaRobots xRobotsTag noai noimageai aiUsage aiTraining contentSignal rsl rsl:content rsl:contents rsl:license',
    ),
    shape: 'texts',
    doc: 'What is reserved against mining and machine learning: `noai` and its kin, `tdm-reservation: 1` with its policy, terms of RSL; `nosnippet`.',
  },
  digitalSourceType: {
    names: names('digitalSourceType iptc4xmpExt:digitalSourceType'),
    shape: 'line',
    doc: "How the text was made, in IPTC's words (`trainedAlgorithmicMedia`), as ninjs has it: a name, an address or an object with one. Kept as a mark.",
  },
} satisfies Record<string, RawField>;

/** What a raw article may say. */
export type RawFieldName = keyof typeof RAW_FIELDS;

/** What a name of each shape may hold. Objects and lists are read as the table of shapes says; what is unreadable is kept aside. */
const SHAPES: Readonly<Record<RawShape, object>> = {
  text: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] },
  line: { type: ['string', 'number', 'object', 'array', 'null'] },
  texts: { type: ['string', 'object', 'array', 'null'] },
  time: { type: ['string', 'number', 'object', 'array', 'null'] },
  source: { type: ['string', 'object', 'array', 'null'] },
};

/** The published JSON Schema of a raw article, draft 2020-12. Lenient: unknown fields are welcome and kept aside. */
export function rawJsonSchema(): object {
  const properties = Object.entries(RAW_FIELDS).flatMap(([field, { names: accepted, shape, doc }]) =>
    accepted.map((name, at): [string, object] => [
      name,
      { description: at === 0 ? doc : `Another name of ${field}.`, ...SHAPES[shape] },
    ]),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:newsfold:raw-article:v1',
    title: 'Raw article',
    description:
      'An article as a feed publishes it. A title, a body or a summary with visible text is needed, everything else is optional. Case, underscores and hyphens in names do not matter; other fields are kept aside.',
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: true,
  };
}
