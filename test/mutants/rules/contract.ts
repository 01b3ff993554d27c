/** Rules of the contract with readers in any language. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const source = mutantsOf({ file: 'schemas/avro-source.ts', tests: ['schemas/schema-files.test.ts'] }, [
  [
    'a schema defines the types that others have written',
    "if (typeof node === 'string' && definitions.has(node))",
    "if (typeof node === 'string' && seen.has(node))",
  ],
  ['a schema defines each type once', 'if (seen.has(name)) return name;', ''],
]);

/** Mutants of the rules about what readers get. */
export const contractMutants: readonly Mutant[] = [...source];
