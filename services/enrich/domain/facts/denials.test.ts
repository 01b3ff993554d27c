import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { findAgreements } from './agreements.ts';
import { findConflicts } from './conflicts.ts';

function reportsIn(language: string, ...texts: readonly string[]) {
  return titled(
    language,
    texts.map((text) => ['', text]),
  );
}

/** Reports of headlines and texts, of one publisher each. */
function titled(language: string, reports: ReadonlyArray<readonly [title: string, text: string]>) {
  const members = reports.map(([title, text], i) =>
    member(
      article(`r${i}`, {
        title,
        text,
        language,
        seenAt: START + 10 * i * MINUTE,
        quantities: findQuantities(text, language),
        publisher: publisher(`r${i}.example`),
      }),
    ),
  );
  return toMaterial(members, START, 'active', new DocumentMemory()).examined.reports;
}

const FERRIES: ReadonlyArray<readonly [language: string, claim: string, denial: string]> = [
  [
    'en',
    'Nine people died when the ferry sank off Kisumu. The ferry was overloaded, relatives said.',
    'The ferry sank off Kisumu and twelve people died. The operator denied that the ferry was overloaded.',
  ],
  [
    'de',
    'Neun Menschen starben, als die Fähre vor Kisumu sank. Die Fähre war überladen, sagten Angehörige.',
    'Beim Untergang der Fähre vor Kisumu gab es zwölf Tote. Der Betreiber bestritt, dass die Fähre überladen war.',
  ],
  [
    'fr',
    'Neuf personnes sont mortes dans le naufrage du ferry à Kisumu. Le ferry était surchargé, ont déclaré des proches.',
    'Le naufrage du ferry à Kisumu a fait douze morts. L’exploitant a démenti que le ferry était surchargé.',
  ],
  [
    'es',
    'Nueve personas murieron en el naufragio del ferry frente a Kisumu. El ferry iba sobrecargado, dijeron familiares.',
    'El naufragio del ferry frente a Kisumu dejó doce muertos. La empresa negó que el ferry fuera sobrecargado.',
  ],
  [
    'pt',
    'Nove pessoas morreram no naufrágio da balsa perto de Kisumu. A balsa estava sobrecarregada, disseram parentes.',
    'O naufrágio da balsa perto de Kisumu deixou doze mortos. A empresa negou que a balsa estava sobrecarregada.',
  ],
];

describe('rivals in five languages', () => {
  it.each(FERRIES)('%s: tolls, and a claim with its denial', (language, claim, denial) => {
    const conflicts = findConflicts(reportsIn(language, claim, denial));
    const valuesOf = (slot: string) => conflicts.find((conflict) => conflict.slot === slot)?.values;
    expect(valuesOf('dead')?.map(({ value }) => value)).toEqual([9, 12]);
    expect(valuesOf('denial')).toHaveLength(2);
    expect(valuesOf('denial')?.map(({ state }) => state)).toEqual(['denied', 'reported']);
  });

  it.each(FERRIES)('%s: a claim and its denial are not agreed', (language, claim, denial) => {
    const found = findAgreements(reportsIn(language, claim, denial));
    const texts = found.flatMap(({ mentions }) =>
      mentions.map(({ statement: { article: of, start, end } }) => of.text.slice(start, end)),
    );
    expect(
      texts.filter((text) => /overloaded|überladen|surchargé|sobrecarga|sobrecarregad/.test(text)),
    ).toEqual([]);
  });
});

describe('findDenials', () => {
  it('tells no denial of something else', () => {
    const conflicts = findConflicts(
      reportsIn(
        'en',
        'The ferry was overloaded, relatives said.',
        'The mayor denied that he had taken money from the owner of the ferry for a flat in Carden.',
      ),
    );
    expect(conflicts).toEqual([]);
  });

  it('gathers all reports of one claim', () => {
    const [conflict, ...others] = findConflicts(
      reportsIn(
        'en',
        'The ferry was overloaded, relatives said.',
        'The operator denied that the ferry was overloaded.',
        'The company denied that the ferry was overloaded.',
      ),
    );
    expect(others).toEqual([]);
    expect(conflict?.values.map(({ references }) => references.length)).toEqual([1, 2]);
  });

  it('tells none for what a sentence says beside its denial', () => {
    const found = findConflicts(
      reportsIn(
        'es',
        'El capitán de la lancha Perla, Andrés Molina, negó este martes ante el juez que hubiera bebido la noche del naufragio.',
        'El juicio por el naufragio de la lancha Perla, en el que murieron cuatro turistas, arrancó este martes.',
      ),
    );
    expect(found).toEqual([]);
  });

  it('tells none for what both headlines are about, a number or a name', () => {
    const found = findConflicts(
      titled('es', [
        [
          'Vecinos denuncian grietas en la presa de Río Claro',
          'Los vecinos de Río Claro denunciaron este martes la aparición de grietas en la presa que abastece a 40.000 personas.',
        ],
        [
          'Hidroval niega daños en la presa',
          'La compañía Hidroval negó que haya riesgo en la presa de Río Claro, que suministra agua a unas 40.000 almas.',
        ],
      ]),
    );
    expect(found.filter(({ slot }) => slot === 'denial')).toEqual([]);
  });
});
