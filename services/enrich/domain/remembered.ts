import type { Material } from './material.ts';

/** A function of the material that several enrichers read: computed once, and a throw is thrown to each of them. */
export function remembered<T>(compute: (material: Material) => T): (material: Material) => T {
  const results = new WeakMap<Material, { readonly value: T } | { readonly error: unknown }>();
  return (material) => {
    let result = results.get(material);
    if (!result) {
      try {
        result = { value: compute(material) };
      } catch (error) {
        result = { error };
      }
      results.set(material, result);
    }
    if ('error' in result) throw result.error;
    return result.value;
  };
}
