"""The rooms people enter by browser: the patient's journey and the clinic's desk, in Streamlit."""
