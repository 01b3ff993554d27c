/**
 * Words of what is open yet: what is to happen, is expected or is being weighed. By ISO 639-1 tag, each a list of
 * alternatives of a regular expression. They rank sentences and assert nothing, so that a word too many costs little.
 */

/** Of languages without spaces the words stand anywhere, of the others alone. */
export const OPEN_WORDS: Readonly<Record<string, string>> = {
  ar: 'سوف|من المقرر|من المتوقع|يعتزم|تعتزم|المرتقب',
  de: 'wird|werden|würden?|soll(?:en|te|ten)?|will|wollen|erwartet\\p{L}*|geplant\\p{L}*|plan(?:t|en)|vor(?:aus)?sichtlich|steht bevor|vorgesehen|beabsichtigt',
  en: "will|would|(?:he|she|they|it|we)(?:'|’)ll|expected|set to|due to|preparing to|plans? to|planned|planning|scheduled|to be|intends?|aims? to|poised|about to|going to|under consideration|now seeking",
  es: 'va a|van a|iba a|iban a|prevé\\p{L}*|previst\\p{L}*|planea\\p{L}*|espera\\p{L}*|pretende\\p{L}*|programad\\p{L}*|\\p{L}{3,}(?:ará|erá|irá|arán|erán|irán|aría|ería|iría)',
  fr: "va|vont|doit|doivent|devraient?|prévoit|prévoient|prévue?s?|attendue?s?|compte|comptent|s[’']apprête\\p{L}*|\\p{L}{3,}(?:era|eront|ira|iront|erait|irait)",
  pt: 'vai|vão|deve|devem|deverá|pretende\\p{L}*|planeja\\p{L}*|prevê\\p{L}*|previst\\p{L}*|espera\\p{L}*|marcad\\p{L}*|\\p{L}{3,}(?:ará|erá|irá|arão|erão|irão)',
  ru: 'будет|будут|планиру\\p{L}*|намерен\\p{L}*|собира\\p{L}*|долж\\p{L}*|ожида\\p{L}*|запланирован\\p{L}*',
  zh: '将|计划|拟|预计|打算|预定',
};
