/** Abbreviations after which a point seldom ends a sentence, in lower case without their last point. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  [
    // English
    'mr mrs ms dr prof st jr sr gen col maj capt lt cmdr sgt adm rep sen gov pres rev hon no vs etc inc ltd co corp',
    'dept univ approx est jan feb mar apr jun jul aug sep sept oct nov dec ave blvd mt ft e.g i.e a.m p.m u.s u.k u.n',
    // German
    'hr fr nr str bzw ca z.b d.h u.a usw evtl ggf inkl mio mrd tel abs art bd dipl ing',
    // French, Spanish, Portuguese, Italian
    'm mm mme mlle mgr sr sra srta dra ud uds ee.uu exmo av núm pág art sig sig.ra dott ing avv on',
    // Dutch, Scandinavian, Polish, Russian
    'dhr mevr drs ir bijv kl ca bl.a t.ex f.eks tys tzn np ul prof г ул им тыс млн млрд руб т.е т.д т.п',
  ].flatMap((line) => line.split(' ')),
);

/** Languages that write ordinals and dates with a point: "am 3. Mai". */
export const ORDINAL_POINT_LANGUAGES: ReadonlySet<string> = new Set(
  'de da no nb nn fi cs sk sl hr sr hu et lv tr is pl'.split(' '),
);
