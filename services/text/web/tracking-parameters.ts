/** Query parameters that say how a reader arrived, never which article is meant. */

/** Prefixes of parameter names, in lower case, with who adds them. */
const TRACKING_PREFIXES: ReadonlyArray<readonly [prefix: string, reason: string]> = [
  ['utm_', 'campaign tags of analytics suites'],
  ['mtm_', 'campaign tags of Matomo'],
  ['pk_', 'campaign tags of Piwik'],
  ['piwik_', 'campaign tags of Piwik'],
  ['at_', 'campaign tags of AT Internet; also BBC and Orange'],
  ['hsa_', 'HubSpot advertisements'],
  ['__hs', 'HubSpot visitors'],
  ['vero_', 'Vero mailings'],
  ['fb_', 'Facebook actions and sources'],
  ['ga_', 'Google Analytics'],
  ['oft_', 'Outbrain feeds'],
  ['ns_', 'comScore campaigns'],
  ['sc_', 'social campaigns of Adobe'],
  ['wt_', 'Webtrekk campaigns'],
  ['trk_', 'LinkedIn and mail trackers'],
];

/** Whole parameter names, in lower case, with who adds them. */
const TRACKING_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fbclid: 'Facebook click',
    gclid: 'Google Ads click',
    gclsrc: 'Google Ads click source',
    gbraid: 'Google Ads click on iOS',
    wbraid: 'Google Ads click on iOS',
    dclid: 'Google Display click',
    srsltid: 'Google Merchant result',
    ved: 'Google result position',
    usg: 'Google redirect signature',
    msclkid: 'Microsoft Ads click',
    ocid: 'Microsoft campaign; also BBC and MSN',
    cvid: 'MSN visit',
    yclid: 'Yandex click',
    twclid: 'X click',
    ttclid: 'TikTok click',
    igshid: 'Instagram share',
    igsh: 'Instagram share',
    li_fat_id: 'LinkedIn click',
    mc_cid: 'Mailchimp campaign',
    mc_eid: 'Mailchimp reader',
    mkt_tok: 'Marketo mail',
    mkcid: 'marketing channel',
    _ga: 'Google Analytics visitor',
    _gl: 'Google Analytics visitor',
    _hsenc: 'HubSpot mail',
    _hsmi: 'HubSpot mail',
    s_cid: 'Adobe campaign',
    cmpid: 'campaign',
    cmp: 'campaign',
    campaign_id: 'campaign',
    icid: 'internal campaign',
    ncid: 'internal campaign',
    cid_source: 'campaign',
    rss: 'came by the feed',
    feedtype: 'came by the feed',
    ftag: 'feed tag of CBS and CNET',
    emc: 'e-mail campaign of the New York Times',
    smid: 'social share of the New York Times',
    smtyp: 'social share of the New York Times',
    guccounter: 'Yahoo consent',
    guce_referrer: 'Yahoo consent',
    guce_referrer_sig: 'Yahoo consent',
    ref_src: 'referrer of X embeds',
    ref_url: 'referrer of X embeds',
    shared: 'share button',
    sharetype: 'share button',
    sr_share: 'share button',
    xtor: 'campaign of AT Internet',
    amp: 'asks for the mobile rendering of the same article',
    outputtype: 'asks for the mobile rendering of the same article',
    print: 'asks for the printed rendering of the same article',
  }),
);

/**
 * Names that most sites use for the referrer or the rendering and a few for an article's number ("view.php?ref=48213").
 * They are removed only when the value has no number of three digits: merging two articles is worse than missing
 * that two addresses name the same one.
 */
const AMBIGUOUS_NAMES: ReadonlySet<string> = new Set(
  'ref referrer referer source src share campaign partner output'.split(' '),
);

/** True when the parameter does not help to identify an article. */
export function isTrackingParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (AMBIGUOUS_NAMES.has(lower)) return !/\d{3}/.test(value);
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some(([prefix]) => lower.startsWith(prefix));
}
