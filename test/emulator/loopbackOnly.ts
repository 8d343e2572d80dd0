import type { IncomingHttpHeaders, RequestListener } from 'node:http';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Lets only this machine's own pages and tools through. A server on the loopback address is still reached by any page in the
 * browser: by a name that resolves to 127.0.0.1, by a request from another origin, or as a picture or script of its own.
 *
 * @param listener What answers the rest.
 * @returns A listener that refuses with 403 what names another host or comes from another origin, and lets no other site's page
 * take in the rest.
 */
export function loopbackOnly(listener: RequestListener): RequestListener {
  return (request, response) => {
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (isOwn(request.headers)) {
      listener(request, response);
    } else {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Only pages and tools of this machine may ask, at 127.0.0.1 or localhost.\n');
    }
  };
}

function isOwn({ host = '', origin }: IncomingHttpHeaders): boolean {
  return loopbackNames.has(host.replace(/:\d+$/, '')) && (origin === undefined || origin === `http://${host}`);
}
