/** Metonyms of countries in news: its capital, the seat of its government, its people. Written for newsfold. */
const COUNTRIES = `
russia moscow kremlin russian russians
iran tehran iranian iranians
us washington america american americans usa
uk london britain british downing
china beijing chinese
france paris french elysee
germany berlin german germans
ukraine kyiv kiev ukrainian ukrainians
israel israeli israelis jerusalem
japan tokyo japanese
india delhi indian
turkey ankara turkish
italy rome italian
spain madrid spanish
poland warsaw polish
eu brussels european
iraq baghdad iraqi
syria damascus syrian
egypt cairo egyptian
pakistan islamabad pakistani
iceland reykjavik icelandic
korea seoul korean
canada ottawa canadian
australia canberra australian
brazil brasilia brazilian
mexico mexican
bangladesh dhaka bangladeshi
belgium belgian
greece athens greek
hungary budapest hungarian
netherlands hague dutch
norway oslo norwegian
sweden stockholm swedish
denmark copenhagen danish
finland helsinki finnish
kenya nairobi kenyan
nigeria abuja nigerian
`;

const countryOfName = new Map<string, string>();
for (const line of COUNTRIES.trim().split('\n')) {
  const [country = '', ...names] = line.split(' ');
  for (const name of names) countryOfName.set(name, country);
}

/** The country that a name is a metonym of, else the name itself; in lower case. */
export function countryFor(name: string): string {
  return countryOfName.get(name) ?? name;
}
