/** The single files of natural that are loaded; the package has types for its entry alone. */

declare module 'natural/lib/natural/stemmers/*.js' {
  const stemmer: { readonly stem: (word: string) => string };
  export default stemmer;
}

declare module 'natural/lib/natural/util/stopwords.js' {
  /** The English ones. */
  const stopWords: { readonly words: readonly string[] };
  export default stopWords;
}
