/**
 * Names of countries in a language, from the locale data that Node carries. They identify places; a name that the data
 * does not have is simply of unknown type.
 */
/** Codes of the countries of the world, ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: readonly string[] =
  'AF AL DZ AD AO AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HK HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MR MU MX MD MC MN ME MA MZ MM NA NP NL NZ NI NE NG MK NO OM PK PS PA PG PY PE PH PL PT QA RO RU RW SA SN RS SL SG SK SI SO ZA SS ES LK SD SE CH SY TW TJ TZ TH TL TG TT TN TR TM UG UA AE GB US UY UZ VA VE VN YE ZM ZW'.split(
    ' ',
  );

const cache = new Map<string, ReadonlySet<string>>();

/** Names of countries in a language, in lower case; English ones where the language tag is unknown. */
export function countryNames(language: string): ReadonlySet<string> {
  const tag = /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : 'en';
  const known = cache.get(tag);
  if (known) return known;
  const names = new Intl.DisplayNames([tag, 'en'], { type: 'region' });
  const set = new Set(COUNTRY_CODES.map((region) => (names.of(region) ?? region).toLowerCase()));
  cache.set(tag, set);
  return set;
}
