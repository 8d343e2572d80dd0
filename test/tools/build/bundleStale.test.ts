import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isBundleStale } from '../../../tools/checks/productionBuild';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, secondsSince1970: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, secondsSince1970, secondsSince1970);
}

const bundle = 'out/controls/ConnectionManager/bundle.js';

describe('the production bundle', () => {
  it('has to be built when there is none', () => {
    write('ConnectionManager/index.ts', 1000);
    expect(isBundleStale(root)).toBe(true);
  });

  it('is good while no source is newer', () => {
    write('ConnectionManager/ui/Grid.tsx', 1000);
    write(bundle, 2000);
    expect(isBundleStale(root)).toBe(false);
  });

  it('has to be built when a source in any folder is newer', () => {
    write('ConnectionManager/index.ts', 1000);
    write(bundle, 2000);
    write('ConnectionManager/features/flows/FlowsView.tsx', 3000);
    expect(isBundleStale(root)).toBe(true);
  });

  it('is not made stale by what the build itself generates', () => {
    write('ConnectionManager/index.ts', 1000);
    write(bundle, 2000);
    write('ConnectionManager/generated/ManifestTypes.d.ts', 3000);
    expect(isBundleStale(root)).toBe(false);
  });
});
