import { isPlainObject } from '../../../../lib/model/shape';
import { isObject, type ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';

/**
 * A Secret whose values are all in `data`, as the provider sends them. The server copies `stringData`
 * there without noting whose it is, and a value that was given up would stay.
 */
export function withEncodedData(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Secret') return object;
  const { stringData = {}, data = {}, ...rest } = object;
  const encoded = mapTexts(stringData, (text) => Buffer.from(text).toString('base64'));
  return { ...rest, data: { ...(data as object), ...encoded } } as KubernetesObject;
}

/** A live Secret as the exporter writes one: `data` as text, and in base64 what Terraform has so. */
export function withReadableData(
  object: KubernetesObject,
  known: ObjectValue | undefined,
): KubernetesObject {
  if (object.kind !== 'Secret') return object;
  const data = isPlainObject(object['data']) ? object['data'] : {};
  const inBase64 = isObject(known?.['binary_data']) ? known['binary_data'] : {};
  const entries = Object.entries(data).map(([key, value]) => [key, String(value)] as const);
  const isBinary = ([key]: readonly [string, string]) => Object.hasOwn(inBase64, key);
  return {
    ...object,
    data: Object.fromEntries(
      entries
        .filter((entry) => !isBinary(entry))
        .map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
    ),
    binaryData: Object.fromEntries(entries.filter(isBinary)),
  };
}

function mapTexts(texts: unknown, map: (text: string) => string): Record<string, string> {
  const entries = Object.entries(isPlainObject(texts) ? texts : {});
  return Object.fromEntries(entries.map(([key, text]) => [key, map(String(text))]));
}
