import { TestEnvironment } from 'jest-environment-jsdom';

/**
 * jsdom with node's own fetch classes: the emulator answers a `Request` with a `Response`, and jsdom has neither.
 */
export default class BrowserLikeEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Request, Response, Headers, fetch, TextEncoder, TextDecoder, structuredClone });
  }
}
