/** Hosts whose registrable domain is not the outlet: aggregators, and platforms on which many publish. */

/** Domains that show articles of other outlets under their own address. The article's publisher is somebody else. */
export const AGGREGATORS: ReadonlySet<string> = new Set([
  'aol.com',
  'apple.news',
  'bing.com',
  'dailyhunt.in',
  'feedburner.com',
  'feedly.com',
  'feedproxy.google.com',
  'flipboard.com',
  'ground.news',
  'headtopics.com',
  'inshorts.com',
  'msn.com',
  'news.google.com',
  'newsbreak.com',
  'newsbreakapp.com',
  'newslocker.com',
  'newsnow.co.uk',
  'pressreader.com',
  'smartnews.com',
  'toutiao.com',
  'upday.com',
  'yahoo.co.jp',
  'yahoo.com',
]);

/**
 * Domains where each site under them has a different owner, beyond those that the Public Suffix List knows (which
 * has blogspot.com, wordpress.com, github.io and many more). `path`: the first segment of the path is the owner.
 */
export const SHARED_HOSTS: ReadonlyMap<string, 'subdomain' | 'path'> = new Map([
  ['beehiiv.com', 'subdomain'],
  ['blogspot.com', 'subdomain'],
  ['facebook.com', 'path'],
  ['ghost.io', 'subdomain'],
  ['hatenablog.com', 'subdomain'],
  ['livejournal.com', 'subdomain'],
  ['medium.com', 'path'],
  ['over-blog.com', 'subdomain'],
  ['substack.com', 'subdomain'],
  ['t.me', 'path'],
  ['telegra.ph', 'path'],
  ['tumblr.com', 'subdomain'],
  ['typepad.com', 'subdomain'],
  ['wordpress.com', 'subdomain'],
  ['youtube.com', 'path'],
]);
