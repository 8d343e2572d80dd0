import { gzipSync } from 'node:zlib';
import type { Finding } from './finding';

/** A bundle's size in bytes. */
export interface BundleSize {
  readonly plain: number;
  /** Compressed with gzip, level 9. */
  readonly gzipped: number;
}

/** What a production bundle without service principals may weigh at most. */
const REST_LIMIT: BundleSize = { plain: 350_000, gzipped: 110_000 };

/** What listing and setting up service principals may add. */
const SERVICE_PRINCIPALS_LIMIT: BundleSize = { plain: 100_000, gzipped: 29_000 };

/** What a whole production bundle may weigh at most. */
const SIZE_LIMIT: BundleSize = {
  plain: REST_LIMIT.plain + SERVICE_PRINCIPALS_LIMIT.plain,
  gzipped: REST_LIMIT.gzipped + SERVICE_PRINCIPALS_LIMIT.gzipped,
};

/**
 * Measures a bundle.
 * @param bundle The bytes of bundle.js.
 * @returns Its size in bytes.
 */
export function bundleSize(bundle: Uint8Array): BundleSize {
  return { plain: bundle.length, gzipped: gzipSync(bundle, { level: 9 }).length };
}

/**
 * Says a bundle's size beside its limit, 1 KB = 1000 bytes.
 * @param size The bundle's size.
 * @returns For example `bundle.js 123.4 KB (38.2 KB gzipped), limits 450 KB and 139 KB`.
 */
export function describeSize(size: BundleSize): string {
  return `bundle.js ${besideLimit(size, SIZE_LIMIT)}`;
}

/**
 * Says the size of a bundle without service principals beside its limit.
 * @param size The bundle's size.
 * @returns For example `without service principals 123.4 KB (38.2 KB gzipped), limits 350 KB and 110 KB`.
 */
export function describeRest(size: BundleSize): string {
  return `without service principals ${besideLimit(size, REST_LIMIT)}`;
}

function besideLimit(size: BundleSize, limit: BundleSize): string {
  return `${kilobytes(size.plain)} (${kilobytes(size.gzipped)} gzipped), limits ${limit.plain / 1000} KB and ${limit.gzipped / 1000} KB`;
}

/**
 * Checks a whole bundle's size against the limits.
 * @param size The bundle's size.
 * @returns One finding when either limit is passed, else none.
 */
export function sizeFindings(size: BundleSize): Finding[] {
  return fits(size, SIZE_LIMIT) ? [] : [tooBig(describeSize(size))];
}

/**
 * Checks the size of a bundle without service principals against the limits.
 * @param size The bundle's size.
 * @returns One finding when either limit is passed, else none.
 */
export function restFindings(size: BundleSize): Finding[] {
  return fits(size, REST_LIMIT) ? [] : [tooBig(describeRest(size))];
}

function fits(size: BundleSize, limit: BundleSize): boolean {
  return size.plain <= limit.plain && size.gzipped <= limit.gzipped;
}

function tooBig(what: string): Finding {
  return {
    name: 'bundle-size',
    what,
    why: 'the bundle is loaded before the control shows anything',
    fix: 'look at what the last change imports: icons one at a time, no library that brings React, react-dom or Fluent',
  };
}

/**
 * Writes a number of bytes in KB of 1000 bytes.
 * @param bytes How many bytes.
 * @returns For example `38.2 KB`.
 */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
