/** Type tokens of S3. */
export const BUCKET = "aws:s3/bucket:Bucket";
export const BUCKET_VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
