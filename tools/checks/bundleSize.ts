import { gzipSync } from 'node:zlib';
import type { Finding } from './finding';

/** A bundle's size in bytes. */
export interface BundleSize {
  readonly plain: number;
  /** Compressed with gzip, level 9. */
  readonly gzipped: number;
}

/** What a production bundle may weigh at most. */
export const SIZE_LIMIT: BundleSize = { plain: 350_000, gzipped: 110_000 };

/**
 * Measures a bundle.
 * @param bundle The bytes of bundle.js.
 * @returns Its size in bytes.
 */
export function bundleSize(bundle: Uint8Array): BundleSize {
  return { plain: bundle.length, gzipped: gzipSync(bundle, { level: 9 }).length };
}

/**
 * Says a size beside its limit, 1 KB = 1000 bytes.
 * @param size The bundle's size.
 * @returns For example `bundle.js 123.4 KB (38.2 KB gzipped), limits 350 KB and 110 KB`.
 */
export function describeSize(size: BundleSize): string {
  const limits = `limits ${SIZE_LIMIT.plain / 1000} KB and ${SIZE_LIMIT.gzipped / 1000} KB`;
  return `bundle.js ${kilobytes(size.plain)} (${kilobytes(size.gzipped)} gzipped), ${limits}`;
}

/**
 * Checks a bundle's size against the limits.
 * @param size The bundle's size.
 * @returns One finding when either limit is passed, else none.
 */
export function sizeFindings(size: BundleSize): Finding[] {
  return size.plain <= SIZE_LIMIT.plain && size.gzipped <= SIZE_LIMIT.gzipped ? [] : [{
    name: 'bundle-size',
    what: describeSize(size),
    why: 'the bundle is loaded before the control shows anything',
    fix: 'look at what the last change imports: icons one at a time, no library that brings React, react-dom or Fluent',
  }];
}

/**
 * Writes a number of bytes in KB of 1000 bytes.
 * @param bytes How many bytes.
 * @returns For example `38.2 KB`.
 */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
