/** The faults that stop a build or a package. */
export type FindingName =
  | 'manifest-missing'
  | 'manifest-version'
  | 'control-type'
  | 'external-service-usage'
  | 'react-version'
  | 'fluent-version'
  | 'resource-missing'
  | 'path-case'
  | 'unlisted-file'
  | 'bundle-eval'
  | 'bundled-react'
  | 'bundled-react-dom'
  | 'bundled-fluent'
  | 'bundle-size'
  | 'publisher-prefix'
  | 'option-prefix'
  | 'solution-version'
  | 'root-component'
  | 'content-types';

/** One fault, in words for the person who has to mend it. */
export interface Finding {
  readonly name: FindingName;
  /** What is wrong, with the names and values that were found. */
  readonly what: string;
  /** What would happen, or which rule it breaks. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/**
 * Writes findings for a terminal.
 * @param findings The findings, in the order to be shown.
 * @returns One paragraph a finding: name and what, then why, then what to do.
 */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map(({ name, what, why, fix }) => `[${name}] ${what}\n  why: ${why}\n  to do: ${fix}`).join('\n');
}
