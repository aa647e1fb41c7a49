import { fault, type Fault, type Service } from 'firedrill';

/**
 * Prometheus can no longer scrape one service: what is known of it stops, and rules over it are blind. The service itself is well, and so are its other clients.
 * Undone by removing the packet rules of that arrow; the gap in the series stays.
 *
 * @param of - the service that can no longer be scraped.
 */
export const cutScrape = (prometheus: Service, of: Service): Fault<'drop'> =>
  fault(cutScrape, {
    kind: 'cut-scrape',
    target: prometheus.to(of),
    capability: 'drop',
    settings: { direction: 'both' },
    words: {
      does: `cuts ${prometheus.name} off from ${of.name}`,
      usersSee: 'nothing; whoever watches sees the series of the service end',
      bites: 'a scrape by the same arrow gets no answer',
      lifted: 'a scrape by the same arrow is answered again',
      leavesBehind: 'a gap in the series of the service',
    },
  });
