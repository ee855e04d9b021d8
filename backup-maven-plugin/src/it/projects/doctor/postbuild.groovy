import io.github.ddbbackup.maven.it.BuildLog

new BuildLog(basedir)
    .expect("doctor@bare", "CloudTrail: new tables are reported by",
        "bucket it-doctor-bucket: does not exist",
        "Do: aws s3 mb s3://it-doctor-bucket --region eu-south-1",
        "role DoctorsDelivery (firehoseDeliveryRoleArn): there is no role",
        "Do: aws iam create-role --role-name DoctorsFunctions",
        "quota of delivery streams: 0 of 5000 are there, 2 to come for tables that lack them",
        "[WARNING] table Keys: has a stream of the view type KEYS_ONLY",
        "so its delivery stream is called LLL",
        "The account lacks what backup needs: bucket it-doctor-bucket, role DoctorsDelivery"
            + " (firehoseDeliveryRoleArn), role DoctorsFunctions (lambdaExecRoleArn).")
    .reject("doctor@bare", "    at io.github")
    .expect("deploy@examined", "role DoctorsFunctions (lambdaExecRoleArn): there is no role",
        "or deploy all the same with -Dddbbackup.skipDoctor=true.")
    .reject("deploy@examined", "Functions and rule")
    .expect("deploy@see", "Functions and rule", "Dry run: nothing was changed.")
    .expect("deploy@unexamined", "Functions and rule")
    .reject("deploy@unexamined", "Examined:")
    .expect("doctor", "role LambdaExecRole (lambdaExecRoleArn): allows what is needed",
        "bucket it-backup-bucket: blocks public access", " 1 to look at, 0 to mend.")
    .expect("deploy", " 1 to look at, 0 to mend.", "Functions and rule")
return true
