import type { Provenance } from "./evidence.js";

/** Where the page of the hosts of AWS STS stands. */
export const stsHosts: Provenance = {
  source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
  retrieved: "2026-11-22",
  evidence: "official",
};

/** The host without a region in its name, and the region that its requests are signed for. */
const globalHost = { host: "sts.amazonaws.com", awsRegion: "us-east-1" } as const;

/** Regional hosts, also of FIPS and dual-stack, and of private endpoints in a VPC. */
const regionalHost =
  /^(?:(?:vpce-[a-z0-9-]+\.)?sts|sts-fips)\.([a-z]{2,3}(?:-[a-z]+)+-\d)\.(?:vpce\.amazonaws\.com|amazonaws\.com(?:\.cn)?|api\.aws)$/;

/** The region that requests to a host of STS are signed for; undefined for a host that is none of AWS's. */
export function stsRegionOfHost(host: string): string | undefined {
  const name = host.toLowerCase();
  return name === globalHost.host ? globalHost.awsRegion : regionalHost.exec(name)?.[1];
}
