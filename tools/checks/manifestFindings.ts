import type { ControlManifest } from './controlManifest';
import type { Finding } from './finding';

const REACT = '16.14.0';
const FLUENT = '9.46.2';

/**
 * Checks what a control's manifest says of itself.
 *
 * Versions: Microsoft Learn, "React controls & platform libraries" (React 16.14.0; Fluent 9 from 9.4.0 to 9.46.2), and
 * microsoft/powerplatform-build-tools issue 1265 for what happens with 9.68.0. pcf-scripts 1.51.1 accepts up to 9.68.0, so a
 * build alone does not find it.
 * @param manifest The built manifest.
 * @param packageVersion The version of package.json, `a.b.c`.
 * @returns What is wrong; empty when nothing is.
 */
export function manifestFindings(manifest: ControlManifest, packageVersion: string): Finding[] {
  return [
    ...versionFindings(manifest, packageVersion),
    ...libraryFindings(manifest),
    ...kindFindings(manifest),
  ];
}

function versionFindings(manifest: ControlManifest, packageVersion: string): Finding[] {
  return manifest.version === packageVersion ? [] : [{
    name: 'manifest-version',
    what: `the manifest's version is ${manifest.version}, package.json's is ${packageVersion}`,
    why: 'an environment that has the control already takes a new bundle only when the manifest has a higher version',
    fix: 'write the same version in ControlManifest.Input.xml and package.json, and build',
  }];
}

function libraryFindings({ platformLibraries }: ControlManifest): Finding[] {
  const findings: Finding[] = [];
  const { React, Fluent } = platformLibraries;
  if (React !== REACT) {
    findings.push({
      name: 'react-version',
      what: `platform library React is ${React ?? 'not declared'}, not ${REACT}`,
      why: 'the platform takes React 16.14.0 of a control, and gives 16.14.0 (canvas) or 17.0.2 (model-driven) at run time',
      fix: `declare <platform-library name="React" version="${REACT}" /> in ControlManifest.Input.xml`,
    });
  }
  if (Fluent !== FLUENT) {
    findings.push({
      name: 'fluent-version',
      what: `platform library Fluent is ${Fluent ?? 'not declared'}, not ${FLUENT}`,
      why: `${FLUENT} is the highest Fluent 9 that an environment accepts at import; 9.68.0, which the tools write, is refused`,
      fix: `declare <platform-library name="Fluent" version="${FLUENT}" /> in ControlManifest.Input.xml`,
    });
  }
  return findings;
}

function kindFindings({ controlType, externalServices }: ControlManifest): Finding[] {
  const findings: Finding[] = [];
  if (controlType !== 'virtual') {
    findings.push({
      name: 'control-type',
      what: `the control's type is ${controlType}, not virtual`,
      why: 'only a virtual control is rendered with the platform\'s React and Fluent',
      fix: 'write control-type="virtual" in ControlManifest.Input.xml',
    });
  }
  if (externalServices !== 'false') {
    findings.push({
      name: 'external-service-usage',
      what: `external-service-usage is ${externalServices === undefined ? 'not declared' : `enabled="${externalServices}"`}`,
      why: 'a control that calls other services makes every app with it premium; this one speaks to Dataverse alone',
      fix: 'write <external-service-usage enabled="false" /> in ControlManifest.Input.xml',
    });
  }
  return findings;
}
