/** The failures of TLS in words: what is wrong with whose certificate, and which variable mends it. */
import type { PeerCertificate } from 'node:tls';
import { bad, type Finding } from './finding.ts';

/** Begins the names of the variables that are meant. */
export type TlsVariables = 'KAFKA_SSL' | 'SCHEMA_REGISTRY_SSL';

/** Codes that say that nobody vouches for the other side's certificate. */
const UNKNOWN_AUTHORITY = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
]);

const issuerOf = (certificate: PeerCertificate | undefined) =>
  certificate?.issuer?.CN === undefined ? '' : ` by ${JSON.stringify(certificate.issuer.CN)}`;

/**
 * Why a certificate is not trusted.
 * @param code Node's
 * @param now this machine's time, ms since the epoch
 */
export function distrustFinding(
  check: string,
  code: string,
  certificate: PeerCertificate | undefined,
  variables: TlsVariables,
  now: number = Date.now(),
): Finding {
  const here = new Date(now).toISOString();
  if (code === 'CERT_HAS_EXPIRED')
    return bad(
      check,
      `its certificate ended on ${certificate?.valid_to ?? 'a day that has passed'}`,
      `Renew it there; or, if that day is still to come, set this machine's clock, which says ${here}`,
    );
  if (code === 'CERT_NOT_YET_VALID')
    return bad(
      check,
      `its certificate begins on ${certificate?.valid_from ?? 'a day that is still to come'}`,
      `Set this machine's clock, which says ${here}, or that of whoever issued it`,
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return bad(
      check,
      `its certificate is for another host: ${certificate?.subjectaltname ?? certificate?.subject?.CN ?? 'it names none'}`,
      variables === 'KAFKA_SSL'
        ? 'Reach it under a name that the certificate bears, or set KAFKA_SSL_SERVER_NAME to one; or have it issued for this address'
        : 'Reach it under a name that the certificate bears, or have it issued for this address',
    );
  if (UNKNOWN_AUTHORITY.has(code))
    return bad(
      check,
      `its certificate is issued${issuerOf(certificate)}, which nobody here knows (${code})`,
      `Put the certificate of that authority into ${variables}_CA_FILE`,
    );
  return bad(check, `its certificate is not accepted (${code})`, `Look at ${variables}_CA_FILE`);
}

/** What the other side's alert says of our own certificate; undefined for an alert about something else. */
export function ownCertificateFinding(
  check: string,
  text: string,
  variables: TlsVariables,
  hasCertificate: boolean,
): Finding | undefined {
  if (
    /alert (certificate required|handshake failure|bad certificate)|certificate_required/i.test(text) &&
    !hasCertificate
  )
    return bad(
      check,
      'it wants a certificate of ours, and there is none',
      `Set ${variables}_CERTIFICATE_FILE and ${variables}_KEY_FILE`,
    );
  if (/alert (unknown ca|bad certificate|certificate unknown|unsupported certificate)/i.test(text))
    return bad(
      check,
      'it does not accept our certificate',
      `Show one in ${variables}_CERTIFICATE_FILE that is issued by an authority which it knows, with what is between the two`,
    );
  if (/alert certificate (expired|revoked)/i.test(text))
    return bad(
      check,
      'our certificate has expired or was revoked',
      `Renew it in ${variables}_CERTIFICATE_FILE`,
    );
  if (/alert (protocol version|insufficient security|handshake failure)/i.test(text))
    return bad(
      check,
      'it and newsfold have no version or cipher of TLS in common',
      'Have it speak TLS 1.2 or 1.3',
    );
  return undefined;
}
