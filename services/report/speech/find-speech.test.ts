import { describe, expect, it } from 'vitest';
import { findSpeech } from './find-speech.ts';
import { blankQuotations, quotationsOf } from './quoted-text.ts';
import { type SpeechGrammar, speechGrammar } from './speech-verbs.ts';

function speech(text: string, language = 'en') {
  const grammar = speechGrammar(language) as SpeechGrammar;
  return findSpeech(blankQuotations(text, 0, text.length, quotationsOf(text)), grammar);
}

const speaker = (text: string, language?: string): string | undefined => speech(text, language)?.speaker;

describe('nobody of an English sentence', () => {
  it.each([
    'It is a farm, whose owner nobody knows, whose said nothing.',
    'The recall of 12.5 million said little.',
    'Ports: At least eight said that they were locked.',
  ])('%s', (text) => {
    expect(['whose', '5 million', 'least eight']).not.toContain(speaker(text) ?? '');
  });
});

describe('the speaker, whenever they spoke', () => {
  it.each([
    ['en', 'The bridge stays closed, said the mayor of Skarne on Friday evening.', 'the mayor of Skarne'],
    ['de', 'Die Brücke bleibt gesperrt, sagte Minister Holm am Dienstagabend in Skarne.', 'Minister Holm'],
    ['de', 'Die Brücke bleibt gesperrt, berichtete die Zeitung Der Freitag.', 'die Zeitung Der Freitag'],
    ['fr', 'Le pont reste fermé, a déclaré le maire mardi soir à Skarne.', 'le maire'],
    ['es', 'El puente sigue cerrado, dijo el alcalde el martes por la noche.', 'el alcalde'],
    ['pt', 'A ponte continua fechada, disse o prefeito na sexta-feira.', 'o prefeito'],
    ['it', 'Il ponte resta chiuso, ha detto il sindaco venerdì.', 'il sindaco'],
    ['ru', 'Мост остаётся закрытым, сообщило министерство во вторник вечером.', 'министерство'],
  ])('%s: %s', (language, text, expected) => {
    expect(speaker(text, language)).toBe(expected);
  });
});

describe('the speaker of an English sentence', () => {
  it.each([
    ['Nine people drowned when the ferry sank, county officials said.', 'county officials'],
    ['“Nine people drowned,” said Judith Okelo, the coroner.', 'Judith Okelo'],
    ['“Nine people drowned,” Okelo told reporters in Kisumu.', 'Okelo'],
    ['Judith Okelo, the coroner of Kisumu, said nine people had drowned.', 'Judith Okelo'],
    ['On Tuesday, Judith Okelo said nine people had drowned.', 'Judith Okelo'],
    ['But Rep. Judith Okelo (D-Kisumu) has repeatedly said nine people drowned.', 'Rep. Judith Okelo'],
    ['In Kisumu, Judith Okelo, the coroner, said nine people had drowned.', 'Judith Okelo'],
    ['Okelo, 61, said the number of dead in Kisumu was nine.', 'Okelo'],
    ['Her lawyer, Moses Wafula, said she would appeal.', 'Moses Wafula'],
    ['“She will appeal,” said her lawyer, Moses Wafula, 61.', 'Moses Wafula'],
    ['The row follows a warning by Judith Okelo, who said the boat was old.', 'Judith Okelo'],
    ['According to the coast guard, the tanker lost power.', 'the coast guard'],
    ['The sinking was confirmed by the navy on Friday.', 'the navy'],
    ['Okelo was quoted by an agency as saying that nine people had drowned.', 'Okelo'],
    ['Critics called the plan “a gift to smugglers” on Friday.', 'Critics'],
    ['The remarks suggest that Norway believes the talks are not over.', 'Norway'],
    ['The navy’s remarks suggest that Norway believes the talks are not over.', 'The navy'],
    ['The navy issued a strongly worded statement on Friday.', 'The navy'],
    ['A senator is calling for the minister to resign.', 'A senator'],
    ['The survey puts the lake’s depth at 80 metres.', 'The survey'],
    ['Okelo held firm on Monday, telling a reporter that nine people drowned.', 'Okelo'],
    ['Her lawyer Moses Wafula went on air and said she would appeal.', 'Her lawyer Moses Wafula'],
    ['“She will appeal,” Moses Wafula, her lawyer, told Radio Lake.', 'Moses Wafula'],
    ['This comes a week after the harbour board said the boat was old.', 'the harbour board'],
    ['But the envoy to the United Nations, Judith Okelo, suggested that nine had drowned.', 'Judith Okelo'],
    ['Nine people drowned, said police spokesman Moses Wafula.', 'police spokesman Moses Wafula'],
    ['Moses Wafula, a pilot at lake.example who said the boat was old, left.', 'Moses Wafula'],
    ['According to sources, Radio Lake wants to report it.', 'sources'],
    ['Kelly told Radio Lake that nine people drowned.', 'Kelly'],
    ['The boat leaked, reports Radio Lake.', 'Radio Lake'],
  ])('%s', (text, expected) => {
    expect(speaker(text)).toBe(expected);
  });

  it.each([
    ['Nine people drowned when the ferry sank.'],
    ['The captain was accused of leaving the ferry first.'],
    ['Police reports fill four shelves in the cellar.'],
    ['The United States sent two divers.'],
    ['A plant burned down and the alleged arsonist fled.'],
    ['It said nothing on Friday.'],
    ['Which is why many said no.'],
    ['Norway’s call for restraint reflects its interests.'],
    ['Eight states and the district have made it legal.'],
    ['He’d also sailed the lake.'],
    ['Lake Forecast Group bought a boat.'],
    ['Those who rowed said no.'],
    ['“The coroner said nothing to us at all about the nine who drowned.”'],
  ])('is nobody: %s', (text) => {
    expect(speech(text)).toBeNull();
  });

  it('gives the certainty of the verb that governs it', () => {
    const certainty = (text: string) => speech(text)?.certainty;
    expect(certainty('The operator denied that officials said the ferry was full.')).toBe('denied');
    expect(certainty('Relatives accused the operator of overloading the ferry.')).toBe('alleged');
    expect(certainty('The navy confirmed that nine people drowned.')).toBe('confirmed');
    expect(certainty('Analysts predicted a rise in fares.')).toBe('expected');
    expect(certainty('Okelo said nine people drowned.')).toBe('said');
  });

  it('is a pronoun, or refers back', () => {
    expect(speech('She said nine people drowned.')).toMatchObject({ isPronoun: true, refersBack: false });
    expect(speech('The company said nine people drowned.')).toMatchObject({
      isPronoun: false,
      refersBack: true,
    });
    expect(speech('The police said nine people drowned.')).toMatchObject({ refersBack: false });
    expect(speech('According to him, nine people drowned.')).toMatchObject({ isPronoun: true });
  });
});

describe('the speaker in other languages', () => {
  it.each([
    ['de', 'Die Fähre sei überladen gewesen, sagte Innenminister Karl Amsel.', 'Innenminister Karl Amsel'],
    ['de', '„Wir haben nichts gesehen“, erklärte der Kapitän am Dienstag.', 'der Kapitän'],
    ['de', 'Laut Polizei starben neun Menschen.', 'Polizei'],
    ['es', '«No vimos nada», dijo la alcaldesa Inés Duarte en Cádiz.', 'la alcaldesa Inés Duarte'],
    ['es', 'Según la policía, murieron nueve personas.', 'la policía'],
    ['fr', '« Nous n’avons rien vu », a déclaré le maire Paul Granier.', 'le maire Paul Granier'],
    ['fr', 'Selon la préfecture, neuf personnes sont mortes.', 'la préfecture'],
    ['it', 'Il sindaco Aldo Ferri ha dichiarato che nove persone sono morte.', 'Il sindaco Aldo Ferri'],
    ['pt', '“Não vimos nada”, disse a prefeita Ana Prado.', 'a prefeita Ana Prado'],
    ['ru', '«Мы ничего не видели», — сказал капитан Олег Зимин.', 'капитан Олег Зимин'],
    ['fr', 'Le pont ne rouvrira pas avant mars, a annoncé samedi la préfecture.', 'la préfecture'],
    ['es', '«No vimos nada», afirmó su directora, Inés Duarte.', 'Inés Duarte'],
    ['ar', 'وقال المتحدث حسن الكعبي إن سبعة غرقوا.', 'المتحدث حسن الكعبي'],
    ['ar', 'وأكد المحافظ سالم النوري أن الطريق مغلق.', 'المحافظ سالم النوري'],
    ['zh', '县长王立说，三分之一的房屋受损。', '县长王立'],
    ['zh', '据消防部门介绍，救援人员已抵达现场。', '消防部门'],
    ['ru', 'По данным полиции, погибли девять человек.', 'полиции'],
  ])('%s: %s', (language, text, expected) => {
    expect(speaker(text, language)).toBe(expected);
  });

  it('takes no word of one language for a verb of another', () => {
    expect(speech('The power plant burned down on May 29.')).toBeNull();
    expect(speechGrammar('en')?.expecting.pattern.test('The power plant burned down on May 29')).toBe(false);
  });

  it('is nobody in a language whose verbs are not known', () => {
    expect(speechGrammar('sw')).toBeNull();
  });
});
