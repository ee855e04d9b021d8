import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect(1, "CloudTrail: new tables are reported by",
        "bucket it-doctor-bucket: does not exist",
        "Do: aws s3 mb s3://it-doctor-bucket --region eu-south-1",
        "role DoctorsDelivery (firehoseDeliveryRoleArn): there is no role",
        "Do: aws iam create-role --role-name DoctorsFunctions",
        "quota of delivery streams: 0 of 5000 are there, 2 to come for tables that have none",
        "[WARNING] table Keys: has a stream of the view type KEYS_ONLY",
        "so its delivery stream is called LLL",
        "The account lacks what backup needs: bucket it-doctor-bucket, role DoctorsDelivery"
            + " (firehoseDeliveryRoleArn), role DoctorsFunctions (lambdaExecRoleArn).")
    .reject(1, "    at io.github")
return true
