import { checkPackage } from '../../../tools/pack/checkPackage';
import type { FindingName } from '../../../tools/checks/finding';
import type { PackageFiles, SolutionSource } from '../../../tools/pack/packSolution';
import { SAMPLE_VERSION } from '../build/sampleControl';
import { CONTROL, samplePackage, solutionSource, textIn } from './samplePackage';

function changed(part: keyof SolutionSource, from: string, to: string): PackageFiles {
  const source = solutionSource();
  expect(source[part]).toContain(from);
  return samplePackage({ ...source, [part]: source[part].replace(from, to) });
}

function edited(path: string, from: string, to: string): PackageFiles {
  const files = samplePackage();
  const text = textIn(files, path);
  expect(text).toContain(from);
  return new Map(files).set(path, new TextEncoder().encode(text.replace(from, to)));
}

function renamed(from: string, to: string): PackageFiles {
  return new Map([...samplePackage()].map(([path, bytes]) => [path.replace(from, to), bytes]));
}

function withRootComponent(type: string, schemaName: string): PackageFiles {
  const component = `<RootComponent type="${type}" schemaName="${schemaName}" behavior="0" />`;
  return changed('solutionXml', '<RootComponents />', `<RootComponents>${component}</RootComponents>`);
}

describe('checking a package', () => {
  it('finds nothing wrong with the project\'s own', () => {
    expect(checkPackage(samplePackage(), SAMPLE_VERSION)).toEqual([]);
  });

  const refusals: [string, FindingName[], () => PackageFiles, RegExp][] = [
    ['a control with another prefix than the publisher\'s', ['publisher-prefix'],
      () => edited('solution.xml', '<CustomizationPrefix>cmgr<', '<CustomizationPrefix>cmg<'), /cmgr_ConnectionManager\..*cmg_/],
    ['a part of somebody else\'s', ['publisher-prefix'],
      () => withRootComponent('61', 'acme_icon'), /acme_icon/],
    ['a version other than the package\'s', ['solution-version'],
      () => changed('solutionXml', '<Version>0.1.0.0<', '<Version>0.0.9.0<'), /0\.0\.9\.0.*0\.1\.0\.0/],
    ['a choice prefix below 10000', ['option-prefix'], () => changed('solutionXml', '>27310<', '>9999<'), /9999/],
    ['a choice prefix above 99999', ['option-prefix'], () => changed('solutionXml', '>27310<', '>100000<'), /100000/],
    ['a choice prefix that is no number', ['option-prefix'], () => changed('solutionXml', '>27310<', '>cmgr<'), /NaN/],
    ['a listed control that is not there', ['root-component'],
      () => withRootComponent('66', 'cmgr_Old.Old'), /cmgr_Old\.Old/],
    ['a control that is no root component', ['root-component'],
      () => edited('solution.xml', `<RootComponent type="66" schemaName="${CONTROL}" behavior="0"/>`, ''), /cmgr_ConnectionManager/],
    ['a control folder in another letter case', ['root-component'], () => renamed('Controls/cmgr_C', 'Controls/cmgr_c'), /letter case/],
    ['a file without content type', ['content-types'],
      () => edited('[Content_Types].xml', '<Default Extension="css" ContentType="application/octet-stream"/>', ''), /ConnectionManager\.css/],
  ];

  it.each(refusals)('refuses %s', (_, names, make, what) => {
    const findings = checkPackage(make(), SAMPLE_VERSION);
    expect(findings.map(({ name }) => name)).toEqual(names);
    expect(findings[0]?.what).toMatch(what);
  });

  it.each(['solution.xml', 'customizations.xml', '[Content_Types].xml'])('says that %s is missing', (path) => {
    const files = new Map(samplePackage());
    files.delete(path);
    expect(() => checkPackage(files, SAMPLE_VERSION)).toThrow(`no ${path}`);
  });
});
