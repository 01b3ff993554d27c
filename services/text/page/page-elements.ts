/** What the elements of a page say of the text in them. */

/** Elements whose content is no text of the page. */
export const UNREAD_ELEMENTS: ReadonlySet<string> = new Set(
  'script style noscript noembed noframes iframe svg math head title template object audio video canvas button select option textarea map'.split(
    ' ',
  ),
);

/** Elements around the article. */
export const FURNITURE_ELEMENTS: ReadonlySet<string> = new Set(
  'nav header footer aside form menu dialog figcaption amp-sidebar amp-ad fieldset'.split(' '),
);

/** Elements that end a paragraph where they begin and end. Elements of a site's own making are among them. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);

/** Block elements that hold no other block, so that one ends where the next block begins though nobody closed it. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt']);

export const HEADING = /^h[1-6]$/;

/** Elements without content and end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Parts of class and id that name what stands around an article. */
const FURNITURE_NAME =
  /(?:^|[^a-z])(?:ad|ads|advert\w*|agegate|author-?(?:box|bio|info|card)|banner|bio|breadcrumbs?|byline|caption|card|cc-window|cmp|comments?|commentlist|consent|contentinfo|cookies?|copyright|credits?|cta|disclaimer|discussion|disqus\w*|dropdown|flyout|follow|foot|footer|gdpr|header|imprint|impressum|infobox|legal|links|login|masthead|mega-?menu|menu|meta|metadata|modal|more|most-?(?:read|popular)|nav|navbar|navigation|nav\w*|newsletter\w*|next|notice|overlay|pagination|pager|paywall|pop-?up|popular|promo\w*|read-?more|readmore|recirc\w*|recommend\w*|rel|related|replies|reply|respond|river|rss|search|share|shar\w+|shop|sidebar|sign-?up|signup|social|sponsor\w*|strip|subscri\w+|tag|tags|taxonomy|teasers?|tools?|toolbar|trending|twitter-tweet|instagram-media|upsell|widget|widgets)(?![a-z])/;

/** Parts that name the article; with one of them a name is none of the above. */
const ARTICLE_NAME =
  /(?:^|[^a-z])(?:article-?(?:body|text|content|__?body|page)?|articlebody|artikel(?:-?text)?|body|body-?text|content|copy|entry(?:-?content)?|hentry|main|main-?content|node__content|page|page-?content|post(?:-?(?:body|content|text))?|rich-?text|rte|single|story(?:-?(?:body|text|content))?|text|wrapper|container|has-\w+|with-\w+|no-\w+)(?![a-z])/;

/** Roles of ARIA for what stands around an article. */
const FURNITURE_ROLE =
  /^(?:navigation|banner|complementary|contentinfo|search|dialog|alertdialog|menu|menubar|form)$/;

/** What attributes say of an element. */
export interface Attributes {
  /** Class and id, in lower case. */
  readonly names: string;
  readonly role: string;
  readonly hidden: boolean;
}

/** Whether an element stands around the article. `body` and `html` never do, whatever classes a theme gives them. */
export function isFurniture(element: string, { names, role, hidden }: Attributes): boolean {
  if (element === 'body' || element === 'html' || element === 'main' || element === 'article') {
    // A teaser is an article too.
    return element === 'article' && /(?:^|[^a-z])(?:card|teaser|promo)(?![a-z])/.test(names);
  }
  if (hidden || FURNITURE_ELEMENTS.has(element) || FURNITURE_ROLE.test(role)) return true;
  return names !== '' && FURNITURE_NAME.test(names) && !ARTICLE_NAME.test(names);
}
