/** Something to be judged: one stack, as it is written for Terraform and for Kubernetes. */
export interface Subject {
  readonly name: string;
  /** The folder of its `cdk.tf.json`. */
  readonly folder: string;
  /** Full addresses of the resources in it. */
  readonly addresses: readonly string[];
  /** The file with its Kubernetes objects, if it has any. */
  readonly manifests?: string;
}

export const CONFIGURATION = 'cdk.tf.json';
export const MANIFESTS = 'manifests.yaml';
