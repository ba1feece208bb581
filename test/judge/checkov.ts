import { basename, dirname } from 'node:path';

import { runProgram } from '../support/run-program';
import type { Finding } from './finding';
import type { Judge } from './judge';
import { severityOfCheckov } from './severity';
import { CONFIGURATION, MANIFESTS, type Subject } from './subject';

interface Check {
  readonly check_id: string;
  readonly check_name: string;
  /** Seen from the folder that was judged, with a slash before it. */
  readonly file_path: string;
  readonly resource: string;
}

interface Report {
  readonly summary: { readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly Check[];
    readonly passed_checks: readonly Check[];
  };
}

/** Policies for Terraform's JSON and for Kubernetes' objects. Starts slowly, and so once for all. */
export function checkov(program: string, version: string): Judge {
  return {
    name: 'checkov',
    version,
    reads: () => true,
    async judge(subjects) {
      const [first] = subjects;
      if (first === undefined) return [];
      const what = ['--directory', dirname(first.folder)];
      const how = ['--framework', 'terraform_json', 'kubernetes', '--skip-download'];
      const output = await runProgram(program, [...what, ...how, '--compact', '--output', 'json'], {
        env: { LOG_LEVEL: 'ERROR', CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true' },
        // 1 tells of findings.
        doneCodes: [0, 1],
      });
      return parseCheckov(output, subjects);
    },
    bites: [
      'CKV_AWS_63 aws_iam_role_policy.bad_policy',
      'CKV_K8S_16 kubernetes_deployment_v1.bad_deployment',
      'CKV_K8S_16 Deployment/bad/bad',
    ],
  };
}

/** @throws {Error} where checkov could not read a file, or passed over it: then nothing was judged in it. */
export function parseCheckov(output: string, subjects: readonly Subject[]): Finding[] {
  // One report for each framework that found a file; without an array around it if there is one alone.
  const reports = [JSON.parse(output) as Report | readonly Report[]].flat();
  const unread = reports.reduce((sum, { summary }) => sum + summary.parsing_errors, 0);
  if (unread > 0) throw new Error(`checkov could not read ${unread} files`);
  const judged = new Set(
    reports
      .flatMap(({ results }) => [...results.failed_checks, ...results.passed_checks])
      .map(({ file_path }) => file_path),
  );
  const passedOver = subjects.flatMap(filesOf).filter((file) => !judged.has(file));
  if (passedOver.length > 0) throw new Error(`checkov passed over ${passedOver.join(', ')}`);
  const byName = new Map(subjects.map((subject) => [subject.name, subject]));
  return reports
    .flatMap(({ results }) => results.failed_checks)
    .flatMap((check) => {
      const subject = byName.get(basename(dirname(check.file_path)));
      return subject === undefined ? [] : [findingOf(check, subject)];
    });
}

/** As checkov names them. */
function filesOf({ name, manifests }: Subject): string[] {
  const files = manifests === undefined ? [CONFIGURATION] : [CONFIGURATION, MANIFESTS];
  return files.map((file) => `/${name}/${file}`);
}

function findingOf({ check_id, check_name, resource }: Check, subject: Subject): Finding {
  const address = addressOf(resource, subject);
  return {
    judge: 'checkov',
    rule: check_id,
    severity: severityOfCheckov(check_id),
    subject: subject.name,
    kind: address.split(/[./]/)[0] ?? '',
    address,
    message: check_name,
  };
}

/**
 * checkov writes `resource.orders_deployment` for a resource of Terraform's JSON, without its type, and
 * `Deployment.shop.orders` for an object.
 */
function addressOf(resource: string, { addresses }: Subject): string {
  const [, id] = /^resource\.([^.]+)$/.exec(resource) ?? [];
  if (id !== undefined) {
    return addresses.find((address) => address.endsWith(`.${id}`)) ?? resource;
  }
  return addresses.includes(resource) ? resource : resource.replaceAll('.', '/');
}
