/** Time zones as feeds abbreviate them. */

/**
 * Minutes east of UTC. An abbreviation with two meanings has the one that news uses more: BST British summer, IST
 * India, CST United States, GST Gulf, AST Atlantic; see isAmbiguousZone.
 */
const OFFSETS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    WET: 0,
    WEST: 60,
    BST: 60,
    CET: 60,
    MEZ: 60,
    WAT: 60,
    CEST: 120,
    MESZ: 120,
    EET: 120,
    CAT: 120,
    SAST: 120,
    EEST: 180,
    MSK: 180,
    TRT: 180,
    EAT: 180,
    GST: 240,
    PKT: 300,
    IST: 330,
    NPT: 345,
    BDT: 360,
    WIB: 420,
    ICT: 420,
    HKT: 480,
    SGT: 480,
    PHT: 480,
    AWST: 480,
    JST: 540,
    KST: 540,
    ACST: 570,
    AEST: 600,
    ACDT: 630,
    AEDT: 660,
    NZST: 720,
    NZDT: 780,
    NST: -210,
    NDT: -150,
    AST: -240,
    ADT: -180,
    BRT: -180,
    ART: -180,
    CLST: -180,
    CLT: -240,
    EST: -300,
    EDT: -240,
    COT: -300,
    PET: -300,
    CST: -360,
    CDT: -300,
    MST: -420,
    MDT: -360,
    PST: -480,
    PDT: -420,
    AKST: -540,
    AKDT: -480,
    HST: -600,
  }),
);

/**
 * Abbreviations with two meanings that both are news: India, Israel and Ireland write IST, the Atlantic and Arabia AST,
 * the Gulf and Georgia GST. The hour is the likelier one, and not known. CST and its kin are not here: RFC 2822 defines them.
 */
const AMBIGUOUS: ReadonlySet<string> = new Set(['IST', 'AST', 'GST']);

/** Whether an abbreviation of a zone leaves its hour open. */
export function isAmbiguousZone(zone: string): boolean {
  return AMBIGUOUS.has(zone.toUpperCase());
}

/**
 * Further abbreviations, only in capitals: in small letters some are words ("met" is Dutch for "with"). Those with two
 * meanings of the same weight (AMT, ECT, SST, WST) are not here, so that nobody takes their hour for known.
 */
const CAPITALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    MET: 60,
    MEST: 120,
    WEDT: 60,
    WAST: 120,
    OEZ: 120,
    OESZ: 180,
    IDT: 180,
    FET: 180,
    MSD: 240,
    SAMT: 240,
    AZT: 240,
    MUT: 240,
    IRST: 210,
    IRDT: 270,
    AFT: 270,
    UZT: 300,
    MVT: 300,
    YEKT: 300,
    SLST: 330,
    OMST: 360,
    MMT: 390,
    KRAT: 420,
    NOVT: 420,
    WITA: 480,
    MYT: 480,
    IRKT: 480,
    ULAT: 480,
    WIT: 540,
    YAKT: 540,
    ACWST: 525,
    CHST: 600,
    VLAT: 600,
    LHST: 630,
    MAGT: 660,
    PETT: 720,
    FJT: 720,
    CHAST: 765,
    CHADT: 825,
    CVT: -60,
    BRST: -120,
    UYT: -180,
    GFT: -180,
    PYST: -180,
    BOT: -240,
    VET: -240,
    GYT: -240,
    HNE: -300,
    HAE: -240,
    HADT: -540,
    HDT: -540,
    HAST: -600,
  }),
);

/** "8:15 a.m. ET": standard time in minutes; the season is read from the date. */
const AMERICAN_ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({ ET: -300, CT: -360, MT: -420, PT: -480 }),
);

function firstSunday(year: number, month: number): number {
  return 1 + ((7 - new Date(Date.UTC(year, month - 1, 1)).getUTCDay()) % 7);
}

/** Daylight time of the United States: second Sunday of March to first Sunday of November, 2:00 local time. */
function isAmericanSummer(localMillis: number): boolean {
  const year = new Date(localMillis).getUTCFullYear();
  const begin = Date.UTC(year, 2, firstSunday(year, 3) + 7, 2);
  const end = Date.UTC(year, 10, firstSunday(year, 11), 2);
  return localMillis >= begin && localMillis < end;
}

/**
 * Minutes east of UTC of an abbreviated zone, or null when it is not known.
 *
 * @param abbreviation letters such as "CET"; the common ones in any case.
 * @param localMillis the local time read as if it were UTC, milliseconds: decides between summer and winter for "ET".
 */
export function zoneOffset(abbreviation: string, localMillis: number): number | null {
  const name = abbreviation.toUpperCase();
  const american = AMERICAN_ZONES.get(name);
  if (american !== undefined) return american + (isAmericanSummer(localMillis) ? 60 : 0);
  return OFFSETS.get(name) ?? CAPITALS.get(abbreviation) ?? null;
}
