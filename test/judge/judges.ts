import { orSkipReason } from '../parts/missing-tool';
import { judgeTools, pythonTools } from '../parts/parts';
import { checkov } from './checkov';
import type { Judge } from './judge';
import { kubeScore } from './kube-score';
import { kubeconform } from './kubeconform';
import { apiSchemas } from './schemas/schemas';
import { tflint } from './tflint';

/** A judge, or why it cannot sit. */
export type JudgeOrReason = Judge | { readonly name: string; readonly skipReason: string };

/** The version of Kubernetes that kube-score thinks of, as the API server has it. */
const KUBERNETES = 'v1.34';

/** @throws {Error} where a judge may not be left out, and cannot be had */
export async function summonJudges(): Promise<JudgeOrReason[]> {
  const [python, go, schemas] = [
    await orSkipReason(pythonTools()),
    await orSkipReason(judgeTools()),
    await orSkipReason(apiSchemas()),
  ];
  return [
    'parts' in python
      ? checkov(python.parts.bin('checkov'), python.parts.versions['checkov'] ?? '')
      : { name: 'checkov', ...python },
    ...(['kube-score', 'kubeconform', 'tflint'] as const).map((name) => {
      if (!('parts' in go)) return { name, ...go };
      const [program, version] = [go.parts.bin(name), go.parts.versions[name] ?? ''];
      if (name === 'tflint') return tflint(program, version);
      if (name === 'kube-score') return kubeScore(program, version, KUBERNETES);
      if (!('parts' in schemas)) return { name, ...schemas };
      const { folder, versions } = schemas.parts;
      return kubeconform(program, `${version}, schemas: ${versions['schemas']}`, folder);
    }),
  ];
}
