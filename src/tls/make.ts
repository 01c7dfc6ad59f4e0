import { generateKeyPair, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { promisify } from "node:util";
import type { asn1 } from "node-forge";

/** Few servers make certificates, and each would load it at its start. */
const loadForge = async () => (await import("node-forge")).default;

/** A certificate and its private key, as PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

interface Asked {
  readonly commonName: string;
  readonly from: number;
  readonly until: number;
  readonly extensions: object[];
}

export const day = 24 * 60 * 60_000;

/** An authority signs itself, and can sign nothing that signs others. */
export function makeAuthority(commonName: string, from: number, until: number): Promise<Pair> {
  const extensions = [
    { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ];
  return make({ commonName, from, until, extensions });
}

/** For a server that is reached under these names and addresses. */
export function makeServer(names: readonly string[], from: number, until: number, signer: Pair) {
  // 2: a DNS name, 7: an address
  const altNames = names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }));
  const extensions = [
    ...leaf,
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames },
  ];
  return make({ commonName: names[0] ?? "localhost", from, until, extensions }, signer);
}

/** For a person or a program that connects to the server. */
export function makeClient(commonName: string, from: number, until: number, signer: Pair): Promise<Pair> {
  return make(
    { commonName, from, until, extensions: [...leaf, { name: "extKeyUsage", clientAuth: true }] },
    signer,
  );
}

const leaf = [
  { name: "basicConstraints", cA: false, critical: true },
  { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
];

async function make({ commonName, from, until, extensions }: Asked, signer?: Pair): Promise<Pair> {
  const forge = await loadForge();
  const { publicKey, privateKey: key } = await newKey();
  // forge's types give the tag the type of another enumeration.
  const utf8 = forge.asn1.Type.UTF8 as unknown as asn1.Class;
  const authority = signer && forge.pki.certificateFromPem(signer.cert);
  const made = forge.pki.createCertificate();
  const subject = [{ name: "commonName", value: commonName, valueTagClass: utf8 }];
  made.publicKey = forge.pki.publicKeyFromPem(publicKey);
  made.serialNumber = newSerial();
  made.validity.notBefore = new Date(from);
  made.validity.notAfter = new Date(until);
  made.setSubject(subject);
  made.setIssuer(authority?.subject.attributes ?? subject);
  const keyIdentifier = (authority ?? made).generateSubjectKeyIdentifier().getBytes();
  made.setExtensions([
    ...extensions,
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier },
  ]);
  made.sign(forge.pki.privateKeyFromPem(signer?.key ?? key), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(made), key };
}

/** Node makes the key: it takes forge seconds. RSA, because forge packs no other into PKCS#12. */
function newKey() {
  return promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}

/** 127 random bits; the first bit would make it negative, and the second keeps its length. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString("hex");
}

/**
 * Certificate, key and authority in one file with a password. 3DES, which every keychain reads: what keeps the key is
 * the password.
 */
export async function packPfx(
  { cert, key }: Pair,
  authority: string,
  name: string,
  password: string,
): Promise<Buffer> {
  const forge = await loadForge();
  const certificates = [cert, authority].map((pem) => forge.pki.certificateFromPem(pem));
  const packed = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(key), certificates, password, {
    algorithm: "3des",
    count: 10_000,
    friendlyName: name,
  });
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), "binary");
}
