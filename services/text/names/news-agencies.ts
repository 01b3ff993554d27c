/** News agencies by their usual name, with the forms in which credits write them. */

/**
 * Usual name → forms, separated by |. Matching is word-bounded. A form of capitals alone is matched as written, since
 * "ANI" and "pa" are also words; other forms in any case.
 */
const AGENCY_FORMS: Readonly<Record<string, string>> = {
  AP: 'AP|Associated Press|The Associated Press|AP News',
  AFP: 'AFP|Agence France-Presse|Agence France Presse|法新社|فرانس برس',
  Reuters: 'Reuters|Thomson Reuters|Reuters News|Рейтер|路透社|路透|ロイター|로이터|رويترز',
  dpa: 'dpa|dpa-AFX|dpa-infocom|Deutsche Presse-Agentur|DPA',
  AFX: 'dpa-afx broker|awp-robot',
  EFE: 'EFE|Agencia EFE|Agência EFE',
  'Europa Press': 'Europa Press|EUROPAPRESS',
  ANSA: 'ANSA|Agenzia ANSA',
  Adnkronos: 'Adnkronos|AdnKronos',
  askanews: 'askanews',
  AGI: 'AGI|Agenzia Italia',
  LaPresse: 'LaPresse',
  Xinhua: 'Xinhua|Xinhua News Agency|新华社|新华网|新華社',
  'China News Service': 'China News Service|中新社|中新网',
  Kyodo: 'Kyodo|Kyodo News|共同通信|共同',
  Jiji: 'Jiji|Jiji Press|時事通信|時事',
  Yonhap: 'Yonhap|Yonhap News|Yonhap News Agency|연합뉴스',
  TASS: 'TASS|ITAR-TASS|ТАСС|ИТАР-ТАСС',
  'RIA Novosti': 'RIA Novosti|РИА Новости',
  Interfax: 'Interfax|Interfax-Ukraine|Интерфакс|Интерфакс-Украина|ИНТЕРФАКС',
  Ukrinform: 'Ukrinform|Укринформ|Укрінформ',
  PA: 'PA|PA Media|PA News Agency|Press Association|PA Wire',
  Bloomberg: 'Bloomberg|Bloomberg News',
  'Dow Jones': 'Dow Jones|Dow Jones Newswires',
  UPI: 'UPI|United Press International',
  'Canadian Press': 'Canadian Press|The Canadian Press|La Presse Canadienne|La Presse canadienne|CP',
  AAP: 'AAP|Australian Associated Press',
  NZME: 'NZME',
  RNZ: 'RNZ',
  IANS: 'IANS|Indo-Asian News Service',
  PTI: 'PTI|Press Trust of India',
  ANI: 'ANI|Asian News International',
  UNI: 'UNI|United News of India',
  APP: 'APP|Associated Press of Pakistan',
  BSS: 'BSS|Bangladesh Sangbad Sangstha',
  Antara: 'Antara|ANTARA News',
  Bernama: 'Bernama',
  VNA: 'VNA|TTXVN|Vietnam News Agency',
  CNA: 'CNA|中央社',
  Anadolu: 'Anadolu|Anadolu Agency|Anadolu Ajansı|AA',
  DHA: 'DHA|Demirören Haber Ajansı',
  IHA: 'İHA|İhlas Haber Ajansı',
  IRNA: 'IRNA|ایرنا',
  WAM: 'WAM|وام',
  SPA: 'SPA|Saudi Press Agency|واس',
  MENA: 'MENA|Middle East News Agency|أ ش أ',
  MAP: 'Maghreb Arabe Presse',
  APS: 'Algérie Presse Service',
  PANA: 'Panapress',
  NAN: 'News Agency of Nigeria|NAN',
  Lusa: 'Lusa|Agência Lusa',
  'Agência Brasil': 'Agência Brasil',
  'Agência Estado': 'Agência Estado|Estadão Conteúdo',
  Folhapress: 'Folhapress',
  Télam: 'Télam|Telam',
  Notimex: 'Notimex',
  'Prensa Latina': 'Prensa Latina',
  APA: 'APA|Austria Presse Agentur|APA-OTS',
  'Keystone-SDA': 'Keystone-SDA|SDA|sda-ats|Keystone-ATS|ATS',
  SID: 'SID|Sport-Informations-Dienst',
  epd: 'epd|Evangelischer Pressedienst',
  KNA: 'KNA|Katholische Nachrichten-Agentur',
  Belga: 'Belga|Agence Belga|Persagentschap Belga',
  ANP: 'ANP|Algemeen Nederlands Persbureau',
  Ritzau: 'Ritzau',
  NTB: 'NTB|Norsk Telegrambyrå',
  TT: 'TT|Tidningarnas Telegrambyrå|TT-AFP',
  STT: 'STT',
  BNS: 'BNS|Baltic News Service',
  LETA: 'LETA',
  PAP: 'PAP|Polska Agencja Prasowa',
  ČTK: 'ČTK|CTK',
  TASR: 'TASR',
  MTI: 'MTI',
  Agerpres: 'Agerpres',
  BTA: 'BTA|БТА',
  HINA: 'HINA|Hina',
  Tanjug: 'Tanjug|Танјуг',
  Fena: 'FENA',
  'ANA-MPA': 'ANA-MPA|AMNA|ΑΠΕ-ΜΠΕ',
  'Business Wire': 'Business Wire|BUSINESSWIRE',
  'PR Newswire': 'PRNewswire|PR Newswire',
  GlobeNewswire: 'GlobeNewswire|GLOBE NEWSWIRE',
  'States Newsroom': 'States Newsroom',
  'Inter Press Service': 'Inter Press Service',
};

/** Full names of agencies whose usual name is an abbreviation that few readers know. */
const DISPLAY_NAMES: Readonly<Record<string, string>> = {
  AP: 'Associated Press',
  AFP: 'Agence France-Presse',
  dpa: 'Deutsche Presse-Agentur',
  EFE: 'Agencia EFE',
  ANSA: 'Agenzia ANSA',
  AGI: 'Agenzia Italia',
  PA: 'PA Media',
  UPI: 'United Press International',
  AAP: 'Australian Associated Press',
  PTI: 'Press Trust of India',
  IANS: 'Indo-Asian News Service',
  ANI: 'Asian News International',
  UNI: 'United News of India',
  APP: 'Associated Press of Pakistan',
  BSS: 'Bangladesh Sangbad Sangstha',
  VNA: 'Vietnam News Agency',
  CNA: 'Central News Agency',
  DHA: 'Demirören Haber Ajansı',
  IHA: 'İhlas Haber Ajansı',
  Anadolu: 'Anadolu Agency',
  SPA: 'Saudi Press Agency',
  MENA: 'Middle East News Agency',
  MAP: 'Maghreb Arabe Presse',
  APS: 'Algérie Presse Service',
  NAN: 'News Agency of Nigeria',
  APA: 'Austria Presse Agentur',
  SID: 'Sport-Informations-Dienst',
  epd: 'Evangelischer Pressedienst',
  KNA: 'Katholische Nachrichten-Agentur',
  ANP: 'Algemeen Nederlands Persbureau',
  NTB: 'Norsk Telegrambyrå',
  TT: 'Tidningarnas Telegrambyrå',
  BNS: 'Baltic News Service',
  PAP: 'Polska Agencja Prasowa',
};

const DISPLAY_NAME_OF: ReadonlyMap<string, string> = new Map(
  Object.keys(AGENCY_FORMS).map((name) => [
    name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
    DISPLAY_NAMES[name] ?? name,
  ]),
);

/**
 * The name of an agency as readers know it.
 * @param plain its usual name in lower case, letters and digits alone: "ap", "prnewswire"
 */
export function agencyDisplayName(plain: string): string | undefined {
  return DISPLAY_NAME_OF.get(plain);
}

const NAME_OF_FORM: ReadonlyMap<string, string> = new Map(
  Object.entries(AGENCY_FORMS).flatMap(([name, forms]) =>
    forms.split('|').map((form): [string, string] => [form, name]),
  ),
);

/** Forms in any case: those that are not capitals alone. */
const NAME_OF_LOWER_FORM: ReadonlyMap<string, string> = new Map(
  [...NAME_OF_FORM]
    .filter(([form]) => !/^\p{Lu}+$/u.test(form))
    .map(([form, name]) => [form.toLowerCase(), name]),
);

/** Usual name of the agency that a whole credit names ("Reuters", "the associated press", "dpa"), or null. */
export function agencyNamed(credit: string): string | null {
  const plain = credit.trim().replace(/\s+/g, ' ');
  return (
    NAME_OF_FORM.get(plain) ??
    NAME_OF_LOWER_FORM.get(plain.toLowerCase().replace(/^(?:the|die|agence|agencia) (?=.)/, '')) ??
    null
  );
}

/**
 * Usual name of the agency among the parts of a credit: "dpa/lno", "Jane Doe, AP", "Reuters and AFP", "ANSA-ROMA".
 * The first that is known counts; null when none is.
 */
export function agencyAmong(credit: string): string | null {
  const whole = agencyNamed(credit);
  if (whole !== null) return whole;
  const parts = credit.split(
    /[/,;|·•]|\s[-–—]\s|\s(?:and|und|et|e|y|with|mit|avec|con|com|for|via|from|von)\s/i,
  );
  for (const part of parts) {
    const name = agencyNamed(part) ?? agencyNamed(part.replace(/-\p{L}+$/u, ''));
    if (name !== null) return name;
  }
  return null;
}
