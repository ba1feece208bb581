import { isEqual, textAt, type ObjectValue, type Value } from '../cty/value';
import { errorDiagnostic } from '../plugin/diagnostic';
import { PLAIN_RULES, type ResourceRules } from '../rules';
import { missingNamespace } from './namespaces';

/** Rules of `kubernetes_manifest`, which takes any object as the API has it. */
export function manifestRules(known: ReadonlySet<string>): ResourceRules {
  return {
    ...PLAIN_RULES,
    replaces: (prior, planned) => (identify(prior) === identify(planned) ? [] : ['manifest']),
    renews: (prior, planned) => (isEqual(at(prior), at(planned)) ? [] : ['object']),
    computed: { object: ({ values }) => at(values) },
    identify,
    alreadyExists: (key) => `Cannot create resource that already exists: ${key}`,
    *refuses(values, world) {
      const namespace = textAt(manifestOf(values) ?? {}, ['metadata', 'namespace']);
      if (namespace !== '') yield* missingNamespace(namespace, known, world);
    },
    isInside: (values, { type, key }) =>
      type === 'kubernetes_namespace_v1' &&
      key === textAt(manifestOf(values) ?? {}, ['metadata', 'namespace']),
    *check(config) {
      const manifest = manifestOf(config);
      for (const name of manifest === undefined ? [] : ['apiVersion', 'kind']) {
        if (Object.hasOwn(manifest ?? {}, name)) continue;
        const summary = `"${name}" is required in the manifest`;
        yield errorDiagnostic(summary, `A manifest must have a "${name}".`, ['manifest']);
      }
    },
  };
}

function at({ manifest }: ObjectValue): Value {
  return manifest ?? null;
}

function manifestOf({ manifest }: ObjectValue): ObjectValue | undefined {
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  return (manifest as unknown as { readonly value: ObjectValue }).value;
}

function identify(values: ObjectValue): string {
  const manifest = manifestOf(values) ?? {};
  const text = (...path: string[]) => textAt(manifest, path);
  const place = [text('metadata', 'namespace'), text('metadata', 'name')].filter(
    (part) => part !== '',
  );
  return `apiVersion=${text('apiVersion')},kind=${text('kind')},${place.join('/')}`;
}
